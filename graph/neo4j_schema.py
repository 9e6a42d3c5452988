"""Brings a database to the form of this release, and refuses one that holds something else."""

from graph.errors import ConfigurationError, StoreUnavailable
from graph.neo4j_database import Neo4jDatabase
from graph.statements import migrations, statement


def check_schema(database: Neo4jDatabase) -> int:
    """Return how many migrations were applied to a database; 0 for one that is empty.

    Raises:
        ConfigurationError: It holds something else.
        StoreUnavailable: It was made by another release.
    """
    done = [row["checksum"] for row in database.read(statement("migrations_done"))]
    if not done and database.read(statement("holds_something"))[0]["found"]:
        raise ConfigurationError("The Neo4j database holds something else than this graph; give it one of its own.")
    if done != [migration.checksum for migration in migrations()][: len(done)]:
        raise StoreUnavailable("The Neo4j database has the form of another release, which this one does not know.")
    return len(done)


def migrate(database: Neo4jDatabase) -> None:
    """Apply what is missing; each statement may be applied again, so an interrupted migration is completed.

    Raises:
        ConfigurationError: The database holds something else, or may not be written.
        StoreUnavailable: It was made by another release.
    """
    for migration in migrations()[check_schema(database) :]:
        for change in migration.statements:
            database.change_schema(change)
        database.write(
            statement("migration_done"),
            number=migration.number,
            name=migration.name,
            checksum=migration.checksum,
        )
