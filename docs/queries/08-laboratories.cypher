// 8. Laboratories and units of an institution, also those of its units, and who lists or assesses each
MATCH (institution:Entity {id: $party})<-[:PART_OF]-{0,3}(part:Party)
MATCH (part)-[tie:HOSTS|JOINT_LAB|PART_OF]-(unit:Party)
WHERE (type(tie) <> 'PART_OF' AND startNode(tie) = part) OR (type(tie) = 'PART_OF' AND endNode(tie) = part)
OPTIONAL MATCH (unit)-[listing:LISTED_IN|ASSESSED_IN]->(list:Programme)
RETURN unit.name AS unit, type(tie) AS tie, part.name AS of, tie.validFrom AS validFrom, tie.validTo AS validTo,
       tie.dataset AS dataset, tie.record AS record, tie.id AS relation,
       collect(DISTINCT list.name) AS lists, unit.riskClasses AS riskClasses, unit.riskShapes AS riskShapes
ORDER BY of, unit, tie
LIMIT 300
