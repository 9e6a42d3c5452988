// 4. The evidence of a relation: what the list says, in which record, from which edition to which
MATCH (fact:Fact:Relation {id: $relation, dataset: $dataset})-[:SUBJECT]->(subject:Entity)
MATCH (fact)-[:OBJECT]->(object:Entity)
MATCH (first:Version {dataset: fact.dataset, number: fact.firstVersion})
OPTIONAL MATCH (last:Version {dataset: fact.dataset, number: fact.lastVersion})
WHERE EXISTS { (:Version {dataset: fact.dataset, number: fact.lastVersion + 1}) } // else the end is not published yet
RETURN coalesce(subject.name, subject.id) AS subject, fact.type AS type, coalesce(object.name, object.id) AS object,
       fact.kind AS kind, fact.confidence AS confidence, fact.quote AS quote, fact.reason AS reason, fact.note AS note,
       fact.validFrom AS validFrom, fact.validTo AS validTo, fact.url AS url,
       fact.dataset AS dataset, fact.record AS record,
       first.edition AS firstEdition, last.edition AS lastEdition, fact.body AS asStored
ORDER BY fact.firstVersion
LIMIT 100
