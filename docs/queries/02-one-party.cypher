// 2. One party with all its ties, as a picture
MATCH (party:Entity {id: $party})
OPTIONAL MATCH tie = (party)-[]-(:Entity)
RETURN party, tie
LIMIT 300
