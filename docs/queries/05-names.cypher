// 5. The names of a party, each with the source and the record that states it
MATCH (party:Entity {id: $party})
MATCH (party)<-[:SAME_AS]-{0,1}(member:Entity)<-[:SUBJECT]-(fact:Fact:Claim)
WHERE fact.property IN ['name', 'alias', 'previousName', 'weakAlias', 'acronym']
MATCH (first:Version {dataset: fact.dataset, number: fact.firstVersion})
OPTIONAL MATCH (last:Version {dataset: fact.dataset, number: fact.lastVersion})
WHERE EXISTS { (:Version {dataset: fact.dataset, number: fact.lastVersion + 1}) } // else the end is not published yet
RETURN fact.value AS name, fact.property AS property, fact.language AS language,
       fact.dataset AS dataset, fact.record AS record, member.id AS entity,
       first.edition AS firstEdition, last.edition AS lastEdition
ORDER BY dataset, record, property, name
LIMIT 500
