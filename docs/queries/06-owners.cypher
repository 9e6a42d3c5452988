// 6. Owners of a party on a day, through at most four layers
MATCH way = (party:Entity {id: $party})
    (()<-[tie:OWNS]-()
        WHERE coalesce(tie.holdsFrom <= date($day), true) AND coalesce(tie.holdsUntil > date($day), true)){1,4}
    (owner:Party)
RETURN owner.name AS owner, owner.riskClasses AS riskClasses, size(tie) AS layers,
       [one IN tie | coalesce(one.share, 'unknown')] AS shares, [one IN tie | one.validFrom] AS validFrom,
       [one IN tie | one.dataset + ' ' + one.record] AS records, way
ORDER BY layers, owner
LIMIT 100
