// 10. What a version of a dataset added to the one before it, and what it no longer states
// Facts above the newest version are being prepared and not published: the first line asks for a version that is told.
MATCH (version:Version {dataset: $dataset, number: $number})
MATCH (fact:Fact)
WHERE fact.dataset = version.dataset AND fact.subject >= ''
  AND (fact.firstVersion = version.number OR fact.lastVersion = version.number - 1)
MATCH (fact)-[:SUBJECT]->(subject:Entity)
RETURN CASE WHEN fact.firstVersion = version.number THEN 'added' ELSE 'ended' END AS change,
       coalesce(subject.name, subject.id) AS subject,
       [label IN labels(fact) WHERE NOT label IN ['Fact', 'Relation']][0] AS form,
       coalesce(fact.property, fact.type, fact.kind) AS what,
       coalesce(fact.value, fact.listedName, fact.quote) AS value,
       fact.record AS record, version.edition AS edition
ORDER BY subject, change, form, what, value
LIMIT 1000
