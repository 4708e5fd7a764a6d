"""Run by Alembic: the migrations are applied in the transaction that core.room.place.engine has begun, or by its
command line with a URL.
"""

from alembic import context

from core.room import place, tables


def migrate(connection) -> None:
    context.configure(connection=connection, target_metadata=tables.metadata, transactional_ddl=False)
    context.run_migrations()


if given := context.config.attributes.get("connection"):
    migrate(given)
else:
    with place.engine(place.url(context.config.get_main_option("sqlalchemy.url") or "")).begin() as own:
        migrate(own)
