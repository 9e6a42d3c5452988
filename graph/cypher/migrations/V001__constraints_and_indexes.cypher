// Names that must be unique, and the orders in which the store is read.
CREATE CONSTRAINT migration_number_unique IF NOT EXISTS FOR (n:__Migration) REQUIRE n.number IS UNIQUE;
CREATE CONSTRAINT entity_id_unique IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT fact_key_unique IF NOT EXISTS FOR (n:Fact) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT version_number_unique IF NOT EXISTS FOR (n:Version) REQUIRE (n.dataset, n.number) IS UNIQUE;
CREATE CONSTRAINT version_position_unique IF NOT EXISTS FOR (n:Version) REQUIRE n.position IS UNIQUE;
CREATE CONSTRAINT lock_name_unique IF NOT EXISTS FOR (n:Lock) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT writer_name_unique IF NOT EXISTS FOR (n:Writer) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT publication_name_unique IF NOT EXISTS FOR (n:Publication) REQUIRE n.name IS UNIQUE;
CREATE INDEX fact_dataset_subject_idx IF NOT EXISTS FOR (n:Fact) ON (n.dataset, n.subject);
CREATE INDEX relation_id_idx IF NOT EXISTS FOR (n:Relation) ON (n.id);
CREATE FULLTEXT INDEX entity_names_fulltext IF NOT EXISTS FOR (n:Entity) ON EACH [n.name, n.names];
