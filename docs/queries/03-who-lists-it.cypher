// 3. Who lists or assesses a party: since when, by which act, in force on a day
// The rules are those of a screening: an end is the first day on which the listing no longer holds.
MATCH (party:Entity {id: $party})-[listing:LISTED_IN|ASSESSED_IN]->(list:Programme)
RETURN list.name AS list, listing.authority AS authority, listing.measure AS measure,
       CASE
           WHEN listing.holdsUntil <= date($day) THEN 'ended'
           WHEN listing.holdsFrom > date($day) THEN 'later'
           WHEN listing.holdsFrom IS NULL AND listing.firstEdition > $day THEN 'unknown'
           WHEN listing.endedBy = 'absent' AND listing.lastEdition < $day THEN 'unknown'
           ELSE 'in force'
       END AS onThatDay,
       listing.validFrom AS validFrom, listing.validTo AS validTo, listing.endedBy AS endedBy,
       listing.firstEdition AS firstEdition, listing.lastEdition AS lastEdition,
       listing.legalAct AS legalAct, listing.listedName AS listedName, listing.indicator AS indicator,
       listing.kind AS kind, listing.dataset AS dataset, listing.record AS record, listing.id AS relation
ORDER BY onThatDay, list, relation
LIMIT 200
