"""A generated graph of ties of every type, period and certainty, with risk at random: the same for a seed."""

import random

from graph.facts import Claim, RecordId
from tests.support.graph import GraphBuilder

TYPES = ("OWNS", "PART_OF", "HOSTS", "JOINT_LAB", "SUPERVISED_BY", "SUCCESSOR_OF")
PERIODS = (("", ""), ("2018", ""), ("", "2022"), ("2020-05", "2024"), ("2024-02-29", ""), ("2021-07-01", "2021-12"))
CONFIDENCES = ("confirmed", "confirmed", "derived", "unconfirmed")
CATEGORIES = ("military", "civilian", "security")


def random_ties(parties: int, ties: int, seed: int) -> GraphBuilder:
    """Return a graph in which parties have neighbours near by, so that ways meet again and are parallel."""
    chance, graph = random.Random(seed), GraphBuilder()
    ids = [graph.organization(f"a:{number}", f"Institute {number}") for number in range(parties)]
    for number, party in enumerate(ids):
        since, until = chance.choice(PERIODS)
        match chance.randrange(9):
            case 0:
                graph.listing(party, since=since, until=until, measure=chance.choice(["asset_freeze", "watch"]))
            case 1:
                graph.assessment(party, chance.choice(CATEGORIES), since=since, until=until, **ASSESSED)
            case 2:
                graph.add(party, Claim(party, "sector", "military", RecordId(str(number))))
            case 3 if number:
                graph.same(party, ids[number - 1])
    for number in range(ties):
        source = chance.randrange(parties)
        target = (source + chance.choice([1, 2, 3, 5, 8, -1, -2, -4, 30])) % parties
        since, until = chance.choice(PERIODS)
        confidence = chance.choice(CONFIDENCES)
        graph.relate(
            chance.choice(TYPES),
            ids[source],
            ids[target],
            confidence=confidence,
            since=since,
            until=until,
            number=number,
        )
    return graph


ASSESSED = {"authority": "Example Institute", "listedName": "As assessed", "origin": "example"}
