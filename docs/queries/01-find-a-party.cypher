// 1. Find a party by a name, in any script
// Signs that mean something to the full-text index are taken out; the whole name counts more than its words.
WITH reduce(text = toLower($name), sign IN split('+ - ! ( ) { } [ ] ^ " ~ * ? : \\ / & | < >', ' ')
            | replace(text, sign, ' ')) AS words
CALL db.index.fulltext.queryNodes('entity_names_fulltext', '"' + words + '"^4 ' + words, {limit: 100})
    YIELD node, score
MATCH (party:Entity {id: coalesce(node.party, node.id)})
WHERE party:Party
RETURN party.id AS party, party.name AS name, party.names AS otherNames, party.country AS country,
       party.riskClasses AS riskClasses, party.riskShapes AS riskShapes, max(score) AS score
ORDER BY score DESC, party
LIMIT 25
