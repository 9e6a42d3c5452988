// 7. The ways from a party to risk on the day of the publication, by their shape, through at most four ties each
// A shape is one of the only ways in which a path has a meaning; riskShapes of the party names those it has.
MATCH (party:Entity {id: $party})
CALL (party) {
    MATCH way = (party)<-[:OWNS]-{1,4}(risk:Risk)
    WHERE 'designated' IN risk.riskClasses
    RETURN 'owned_by' AS shape, way, risk
    UNION
    MATCH way = (party)-[:PART_OF]->{1,4}(risk:Risk)
    WHERE any(class IN risk.riskClasses WHERE class IN ['designated', 'assessed'])
    RETURN 'part_of' AS shape, way, risk
    UNION
    MATCH way = (party)<-[:HOSTS]-()-[:PART_OF]->{0,3}(risk:Risk)
    WHERE any(class IN risk.riskClasses WHERE class IN ['designated', 'tracked'])
    RETURN 'laboratory_of' AS shape, way, risk
    UNION
    MATCH way = (party)
        ((a)-[tie:PART_OF|HOSTS]-() WHERE CASE type(tie) WHEN 'PART_OF' THEN startNode(tie) ELSE endNode(tie) END = a){1,3}
        ()<-[:OWNS]-{1,3}(risk:Risk)
    WHERE 'designated' IN risk.riskClasses
    RETURN 'unit_owned_by' AS shape, way, risk
    UNION
    MATCH way = (party)-[:SUCCESSOR_OF]->{1,4}(risk:Risk)
    WHERE 'designated' IN risk.riskClasses
    RETURN 'successor' AS shape, way, risk
    UNION
    MATCH way = (party)<-[:SUCCESSOR_OF]-{1,4}(risk:Risk)
    WHERE 'designated' IN risk.riskClasses
    RETURN 'successor' AS shape, way, risk
    UNION
    MATCH way = (party)-[:JOINT_LAB]->(risk:Risk)
    WHERE any(class IN risk.riskClasses WHERE class IN ['designated', 'assessed', 'defence'])
    RETURN 'joint_laboratory' AS shape, way, risk
    UNION
    MATCH way = (party)-[:JOINT_LAB]->()<-[:JOINT_LAB|HOSTS]-()
        ((a)-[tie:PART_OF|OWNS]-() WHERE CASE type(tie) WHEN 'PART_OF' THEN startNode(tie) ELSE endNode(tie) END = a){0,2}
        (risk:Risk)
    WHERE any(class IN risk.riskClasses WHERE class IN ['designated', 'assessed', 'defence'])
    RETURN 'joint_laboratory' AS shape, way, risk
    UNION
    MATCH way = (party)-[:HOSTS]->{0,1}()<-[:JOINT_LAB]-()
        ((a)-[tie:PART_OF|OWNS]-() WHERE CASE type(tie) WHEN 'PART_OF' THEN startNode(tie) ELSE endNode(tie) END = a){0,2}
        (risk:Risk)
    WHERE any(class IN risk.riskClasses WHERE class IN ['designated', 'assessed', 'defence'])
    RETURN 'joint_laboratory' AS shape, way, risk
    UNION
    MATCH way = (party)-[:SUPERVISED_BY]->(risk:Risk)
    WHERE any(class IN risk.riskClasses WHERE class IN ['designated', 'defence'])
    RETURN 'supervised_by' AS shape, way, risk
    UNION
    MATCH way = (party)
        ((a)-[tie:PART_OF|HOSTS]-() WHERE CASE type(tie) WHEN 'HOSTS' THEN startNode(tie) ELSE endNode(tie) END = a){1,4}
        (risk:Risk)
    WHERE 'designated' IN risk.riskClasses
    RETURN 'has_unit' AS shape, way, risk
    UNION
    MATCH way = (party)-[:OWNS]->{1,4}(risk:Risk)
    WHERE 'designated' IN risk.riskClasses
    RETURN 'owns' AS shape, way, risk
}
MATCH (publication:Publication {name: 'current'})
WITH publication, party, shape, way, risk
WHERE risk <> party AND length(way) <= 4 AND all(tie IN relationships(way)
    WHERE coalesce(tie.holdsFrom <= date(publication.asOf), true)
      AND coalesce(tie.holdsUntil > date(publication.asOf), true))
RETURN shape, [node IN nodes(way) | node.name] AS parties, [tie IN relationships(way) | type(tie)] AS ties,
       risk.riskClasses AS riskClasses, publication.asOf AS asOf, way
ORDER BY shape, size(parties), parties
LIMIT 100
