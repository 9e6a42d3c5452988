// 9. Parties that several lists have in common, and the ground on which their records count as one
MATCH (member:Entity)-[same:SAME_AS]->(party:Party)
WITH party, collect({record: member.id, basis: same.basis}) AS joined
MATCH (party)-[listing:LISTED_IN]->(:Programme)
WITH party, joined, collect(DISTINCT listing.dataset) AS datasets
WHERE size(datasets) >= $lists
RETURN party.name AS name, party.country AS country, datasets, joined, party.id AS party
ORDER BY size(datasets) DESC, name
LIMIT 200
