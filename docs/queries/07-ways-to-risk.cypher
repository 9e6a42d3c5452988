// 7. The ways from a party to risk on the day of the publication, by their shape, through at most 4 ties each
// A shape is one of the only ways in which a path has a meaning; riskShapes of the party names those it has.
// Made from ontologies/paths.ttl by: .venv/bin/python -m pytest tests/repository/test_ways_to_risk.py --rewrite
MATCH (publication:Publication {name: 'current'}), (party:Entity {id: $party})
CALL (party) {
    MATCH way = (party)
        ((a0)-[r0:HOSTS|PART_OF]-(b0) WHERE ((startNode(r0) = a0 AND type(r0) IN ['HOSTS']) OR (startNode(r0) = b0 AND type(r0) IN ['PART_OF']))){1,4}
        (risk:Risk)
    WHERE any(class IN risk.riskClasses WHERE class IN ['designated'])
    RETURN 'has_unit' AS shape, way, risk
    UNION
    MATCH way = (party)
        (()-[:JOINT_LAB]->()){1,1}
        (risk:Risk)
    WHERE any(class IN risk.riskClasses WHERE class IN ['assessed', 'defence', 'designated'])
    RETURN 'joint_laboratory' AS shape, way, risk
    UNION
    MATCH way = (party)
        (()-[:JOINT_LAB]->()){1,1}
        (()<-[:HOSTS|JOINT_LAB]-()){1,1}
        ((a2)-[r2:OWNS|PART_OF]-(b2) WHERE ((startNode(r2) = a2 AND type(r2) IN ['PART_OF']) OR (startNode(r2) = b2 AND type(r2) IN ['OWNS']))){0,2}
        (risk:Risk)
    WHERE any(class IN risk.riskClasses WHERE class IN ['assessed', 'defence', 'designated'])
    RETURN 'joint_laboratory' AS shape, way, risk
    UNION
    MATCH way = (party)
        (()-[:HOSTS]->()){0,1}
        (()<-[:JOINT_LAB]-()){1,1}
        ((a2)-[r2:OWNS|PART_OF]-(b2) WHERE ((startNode(r2) = a2 AND type(r2) IN ['PART_OF']) OR (startNode(r2) = b2 AND type(r2) IN ['OWNS']))){0,3}
        (risk:Risk)
    WHERE any(class IN risk.riskClasses WHERE class IN ['assessed', 'defence', 'designated'])
    RETURN 'joint_laboratory' AS shape, way, risk
    UNION
    MATCH way = (party)
        (()<-[:HOSTS]-()){1,1}
        (()-[:PART_OF]->()){0,3}
        (risk:Risk)
    WHERE any(class IN risk.riskClasses WHERE class IN ['designated', 'tracked'])
    RETURN 'laboratory_of' AS shape, way, risk
    UNION
    MATCH way = (party)
        (()<-[:OWNS]-()){1,4}
        (risk:Risk)
    WHERE any(class IN risk.riskClasses WHERE class IN ['designated'])
    RETURN 'owned_by' AS shape, way, risk
    UNION
    MATCH way = (party)
        (()-[:OWNS]->()){1,4}
        (risk:Risk)
    WHERE any(class IN risk.riskClasses WHERE class IN ['designated'])
    RETURN 'owns' AS shape, way, risk
    UNION
    MATCH way = (party)
        (()-[:PART_OF]->()){1,4}
        (risk:Risk)
    WHERE any(class IN risk.riskClasses WHERE class IN ['assessed', 'designated'])
    RETURN 'part_of' AS shape, way, risk
    UNION
    MATCH way = (party)
        (()-[:SUCCESSOR_OF]->()){1,4}
        (risk:Risk)
    WHERE any(class IN risk.riskClasses WHERE class IN ['designated'])
    RETURN 'successor' AS shape, way, risk
    UNION
    MATCH way = (party)
        (()<-[:SUCCESSOR_OF]-()){1,4}
        (risk:Risk)
    WHERE any(class IN risk.riskClasses WHERE class IN ['designated'])
    RETURN 'successor' AS shape, way, risk
    UNION
    MATCH way = (party)
        (()-[:SUPERVISED_BY]->()){1,1}
        (risk:Risk)
    WHERE any(class IN risk.riskClasses WHERE class IN ['defence', 'designated'])
    RETURN 'supervised_by' AS shape, way, risk
    UNION
    MATCH way = (party)
        ((a0)-[r0:HOSTS|PART_OF]-(b0) WHERE ((startNode(r0) = a0 AND type(r0) IN ['PART_OF']) OR (startNode(r0) = b0 AND type(r0) IN ['HOSTS']))){1,3}
        (()<-[:OWNS]-()){1,3}
        (risk:Risk)
    WHERE any(class IN risk.riskClasses WHERE class IN ['designated'])
    RETURN 'unit_owned_by' AS shape, way, risk
}
WITH publication, shape, way, risk
WHERE length(way) <= 4
  AND all(node IN nodes(way) WHERE single(other IN nodes(way) WHERE other = node))
  AND all(tie IN relationships(way)
    WHERE coalesce(tie.holdsFrom <= date(publication.asOf), true)
      AND coalesce(tie.holdsUntil > date(publication.asOf), true))
RETURN shape, [node IN nodes(way) | node.name] AS parties, [tie IN relationships(way) | type(tie)] AS ties,
       risk.riskClasses AS riskClasses, publication.asOf AS asOf, way
ORDER BY shape, size(parties), parties
LIMIT 100
