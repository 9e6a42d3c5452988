"""B1 and B3: what listed parties hold of the candidate, by the regime rules of the day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ontologies.model import Language, OwnershipRule
from screening.context import Context
from screening.indicators.finding import lowered, make_finding
from screening.indicators.listings import listings_on_day, unknown_force
from screening.ownership import Cascade, Holding, cascade, holdings_above
from screening.result import Evidence, Finding
from screening.sentences import say, say_number
from screening.snapshot.party import Tie
from screening.snapshot.risk import listing_indicator

MAJORITY = 50.0
LEAST_MINORITY = 10.0


@dataclass(frozen=True, slots=True)
class _Measured:
    """What owners hold that count together: all listed owners, or those that one regime rule counts.

    Attributes:
        rule: None for all listed owners: the indicator's own measure, 50 or more.
    """

    rule: OwnershipRule | None
    listings: Mapping[int, Sequence[Tie]]
    total: Cascade

    @property
    def is_majority(self) -> bool:
        """Whether the known shares alone reach the threshold."""
        return _reaches(self.rule, self.total.least)


def _reaches(rule: OwnershipRule | None, total: float) -> bool:
    if rule is not None and rule.is_strict:
        return total > rule.threshold
    return total >= (rule.threshold if rule else MAJORITY)


def find_ownership(context: Context) -> Iterator[Finding]:
    """B1: owned for 50 % or more by listed parties, in layers. B3: a smaller or unknown share of theirs.

    Of a unit or laboratory, the ownership of the institution it belongs to.
    """
    yield from _ownership_of(context, context.candidate.row)
    for whole, units in _wholes(context).items():
        belonging = say("unit_of", context.language, name=context.world.party(whole).name)
        ties = [context.world.tie(edge) for edge in units]
        evidence = [context.tie_evidence(tie) for tie in ties]
        for finding in _ownership_of(context, whole):
            stated = replace(finding, sentence=f"{belonging} {finding.sentence}")
            yield lowered(context, replace(stated, evidence=(*finding.evidence, *evidence)), ties)


def _wholes(context: Context) -> Mapping[int, Sequence[int]]:
    """Return the owned institutions the candidate belongs to, with the relations that lead there."""
    owned_by = context.world.snapshot.symbols["^OWNS"]
    found: dict[int, Sequence[int]] = {}
    for path in context.paths_of("unit_owned_by"):
        hops = path.symbols.index(owned_by)
        found.setdefault(path.parties[hops], path.edges[:hops])
    return found


def _ownership_of(context: Context, party: int) -> Iterator[Finding]:
    """Yield what is known of the owners of a party.

    Of band LOW where it takes owners of whom it is not known whether their listing held on the day.
    """
    holdings = holdings_above(context.world, party, context.day)
    owners = sorted({holding.owner for holding in holdings} - {party})
    on_day = {row: listings_on_day(context, context.world.party(row)) for row in owners}
    listed = {row: found for row, (found, is_known) in on_day.items() if found and is_known}
    unsure = {row: found for row, (found, is_known) in on_day.items() if found and not is_known}
    every = _measure(party, holdings, listed)
    yield from _found(context, party, holdings, every)
    if not unsure or every.is_majority:
        return
    with_unsure = _measure(party, holdings, {**listed, **unsure})
    if with_unsure.total.most > every.total.most:
        note = unknown_force(context, next(iter(unsure.values()))[0])
        for finding in _found(context, party, holdings, with_unsure):
            yield replace(finding, band="LOW", sentence=f"{finding.sentence} {note}")


def _found(context: Context, party: int, holdings: Sequence[Holding], every: _Measured) -> Iterator[Finding]:
    if every.is_majority:
        measured = [_measure(party, holdings, every.listings, rule) for rule in _rules_in_force(context)]
        yield _majority(context, every, [item for item in measured if item.total.owners and item.is_majority])
    elif every.total.most >= LEAST_MINORITY:
        yield _minority(context, every)


def _measure(
    party: int,
    holdings: Sequence[Holding],
    listed: Mapping[int, Sequence[Tie]],
    rule: OwnershipRule | None = None,
) -> _Measured:
    counted = {row: [tie for tie in ties if rule is None or _counts(rule, tie)] for row, ties in listed.items()}
    kept = {row: ties for row, ties in counted.items() if ties}
    total = cascade(party, holdings, kept.keys(), lambda share: _reaches(rule, share))
    return _Measured(rule, kept, total)


def _rules_in_force(context: Context) -> list[OwnershipRule]:
    day = context.as_of.isoformat()
    return [rule for rule in context.ontology.ownership_rules if rule.force_from <= day < (rule.force_to or "9999")]


def _counts(rule: OwnershipRule, listing: Tie) -> bool:
    return any(
        all(listing.properties.get(name) in allowed for name, allowed in condition.items()) for condition in rule.counts
    )


def _majority(context: Context, every: _Measured, by_rule: Sequence[_Measured]) -> Finding:
    language = context.language
    sentence = say(
        "owned",
        language,
        share=say_number(every.total.least, language),
        owners=_owners(context, every.total),
        rule=_rules(context, every, by_rule),
    )
    return make_finding(
        context,
        "B1",
        f"{sentence} {_layers(context, every.total.counted)}",
        _evidence(context, every),
        band=_band(context, every, by_rule),
        origins=_origins(every),
        resting_on=_holdings(context, every),
    )


def _rules(context: Context, every: _Measured, by_rule: Sequence[_Measured]) -> str:
    """Return the rules that give this legal effect on the day, and what is known of one that has lapsed."""
    texts = [
        say("owned_rule", context.language, rule=item.rule.label.in_language(context.language))
        for item in by_rule
        if item.rule
    ]
    ties = [tie for row in every.total.owners for tie in every.listings[row]]
    for rule in context.ontology.ownership_rules:
        has_lapsed = rule.force_to and rule.force_to <= context.as_of.isoformat() and rule.afterwards is not None
        if has_lapsed and rule.afterwards and any(_counts(rule, tie) for tie in ties):
            texts.append(f"{rule.label.in_language(context.language)}: {rule.afterwards.in_language(context.language)}")
    return " ".join(texts) or say("owned_no_rule", context.language)


def _band(context: Context, every: _Measured, by_rule: Sequence[_Measured]) -> str:
    """Return the band of a rule that is met, else the heaviest one of the owners below LEGAL (band note of B1)."""
    if of_rules := [item.rule.band for item in by_rule if item.rule and item.rule.band]:
        return of_rules[0]
    ranks = context.ontology.vocabularies["Band"]
    ties = [tie for row in every.total.owners for tie in every.listings[row]]
    bands = {context.ontology.indicators[listing_indicator(tie, context.ontology)].band for tie in ties} - {"LEGAL"}
    return min(bands, key=lambda band: ranks[band].rank, default="HIGH")


def _minority(context: Context, every: _Measured) -> Finding:
    total = every.total
    owners = _owners(context, total)
    if total.least == total.most:
        share = say_number(total.least, context.language)
        sentence = say("owned_partly", context.language, owners=owners, share=share)
    else:
        interval = {
            "least": say_number(total.least, context.language),
            "most": say_number(total.most, context.language),
        }
        sentence = say("owned_unknown", context.language, owners=owners, **interval)
    sentence = f"{sentence} {_layers(context, total.counted)}"
    ties = _holdings(context, every)
    return make_finding(context, "B3", sentence, _evidence(context, every), origins=_origins(every), resting_on=ties)


def _holdings(context: Context, every: _Measured) -> list[Tie]:
    return [context.world.tie(holding.edge) for holding in every.total.counted]


def _origins(every: _Measured) -> list[str]:
    return [tie.properties["origin"] for row in every.total.owners for tie in every.listings[row]]


def _owners(context: Context, total: Cascade) -> str:
    return ", ".join(context.world.party(row).name for row in total.owners)


def _layers(context: Context, counted: Sequence[Holding]) -> str:
    """Return the calculation, layer by layer."""
    lines = [
        say(
            "layer",
            context.language,
            owner=context.world.party(holding.owner).name,
            share=_share(holding, context.language),
            asset=context.world.party(holding.asset).name,
        )
        for holding in counted
    ]
    return say("layers", context.language, layers="; ".join(lines))


def _share(holding: Holding, language: Language) -> str:
    if holding.share is None:
        return say("share_unknown", language)
    return say("share_known", language, share=say_number(holding.share, language))


def _evidence(context: Context, every: _Measured) -> list[Evidence]:
    """Return the owners' listings, those of the EU and UN first, then the shares."""
    ties = [tie for row in every.total.owners for tie in every.listings[row]]
    listings = sorted(ties, key=lambda tie: listing_indicator(tie, context.ontology))
    return [context.tie_evidence(tie) for tie in (*listings, *_holdings(context, every))]
