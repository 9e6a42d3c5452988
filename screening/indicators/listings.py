"""A1 to A5: listings in force; A7: those that are not; A6: assessments; A8: a name and nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from screening.context import Context
from screening.indicators.finding import make_finding
from screening.indicators.force import Force, force_of
from screening.result import Finding
from screening.sentences import say
from screening.snapshot.adjacency import end_day
from screening.snapshot.party import Party, Tie
from screening.snapshot.risk import CIVILIAN, listing_indicator


def listings_on_day(context: Context, party: Party, *, except_scope: str = "") -> tuple[list[Tie], bool]:
    """Return the listings of a party that fire an indicator and hold on the day, oldest first, and True.

    Where none is known to hold, those of which it is not known, and False.
    """
    firing = [item for item in party.listings if listing_indicator(item, context.ontology)]
    reaching = [item for item in firing if item.properties["scope"] != except_scope]
    for force in (Force.IN_FORCE, Force.UNKNOWN):
        found = [item for item in reaching if force_of(item, int(context.day)) is force]
        if found:
            return sorted(found, key=lambda item: item.valid_from), force is Force.IN_FORCE
    return [], True


def find_listings(context: Context) -> Iterator[Finding]:
    """A1 to A5: the candidate itself is listed. One finding per indicator, original list and measure."""
    groups: dict[tuple[str, str, str, Force], list[Tie]] = {}
    for listing in context.party.listings:
        indicator = listing_indicator(listing, context.ontology)
        force = force_of(listing, int(context.day))
        if indicator and force in {Force.IN_FORCE, Force.UNKNOWN}:
            key = (indicator, listing.properties["origin"], listing.properties["measure"], force)
            groups.setdefault(key, []).append(listing)
    for (indicator, origin, _, force), listings in sorted(
        groups.items(), key=lambda item: [str(part) for part in item[0]]
    ):
        ordered = sorted(listings, key=lambda item: (item.valid_from or "9999", item.id))
        evidence = [context.tie_evidence(item) for item in ordered]
        is_known = force is Force.IN_FORCE
        yield make_finding(
            context,
            indicator,
            _sentence(context, ordered) if is_known else unknown_force(context, ordered[0]),
            evidence,
            band="" if is_known else "LOW",
            in_force=True if is_known else None,
            origins=[origin],
        )


def find_former_listings(context: Context) -> Iterator[Finding]:
    """A7: the candidate was listed, or is listed only after the as-of date."""
    for listing in sorted(context.party.listings, key=lambda item: (item.valid_to, item.id)):
        force = force_of(listing, int(context.day))
        if listing_indicator(listing, context.ontology) and force in {Force.ENDED, Force.LATER}:
            key = "listing_later" if force is Force.LATER else _ended_key(listing)
            date = listing.valid_from if force is Force.LATER else listing.valid_to
            sentence = say(key, context.language, **_authority(context, listing), date=date)
            evidence = [context.tie_evidence(listing)]
            finding = make_finding(
                context, "A7", sentence, evidence, in_force=False, origins=[listing.properties["origin"]]
            )
            yield _later(finding, context) if force is Force.LATER else finding


def _later(finding: Finding, context: Context) -> Finding:
    """Return the finding with the advice for a listing that was still to come: nobody has ended it."""
    return replace(finding, benign="", follow_up=say("listing_later_follow_up", context.language))


def find_assessments(context: Context) -> Iterator[Finding]:
    """A6: a published judgement about the candidate, which is never a listing."""
    for assessment in assessments_on_day(context, context.party):
        evidence = [context.tie_evidence(assessment)]
        sentence = assessed(context, assessment)
        origins = [assessment.properties["origin"]]
        yield make_finding(context, "A6", sentence, evidence, origins=origins, resting_on=[assessment])


def assessments_on_day(context: Context, party: Party) -> list[Tie]:
    """Return the assessments of a party, without those withdrawn before the day or made after it."""
    gone = {Force.ENDED, Force.LATER}
    return [item for item in party.assessments if force_of(item, int(context.day)) not in gone]


def assessed(context: Context, assessment: Tie) -> str:
    """Return the sentence that says who judged, and what."""
    category = assessment.properties.get("category", "")
    return say(
        "assessed_civilian" if category == CIVILIAN else "assessed",
        context.language,
        authority=assessment.properties["authority"],
        category=context.ontology.label("AssessmentCategory", category, context.language),
    )


def find_name_only(context: Context) -> Iterator[Finding]:
    """A8: a person must settle who is meant before anything else counts."""
    candidate = context.candidate
    if candidate.identity == "confirmed":
        return
    name = candidate.matched.name.form.text if candidate.matched else candidate.party.name
    key = "name_only" if candidate.matched else "field_only"
    sentence = say(key, context.language, name=name, score=f"{round(100 * candidate.score)}")
    yield make_finding(context, "A8", sentence, context.name_evidence(name))


def programmes(context: Context, listings: Sequence[Tie]) -> str:
    """Return the lists of listings in words, each once."""
    names = (context.world.snapshot.programme_name(item.target, context.language) for item in listings)
    return "; ".join(dict.fromkeys(names))


def _sentence(context: Context, listings: Sequence[Tie]) -> str:
    first = listings[0]
    measure = context.ontology.label("Measure", first.properties["measure"], context.language)
    key = "listed_since" if first.valid_from else "listed_undated"
    values = {**_authority(context, first), "measure": measure, "date": first.valid_from, "first": first.first_edition}
    sentence = say(key, context.language, **values)
    if len(listings) == 1:
        return sentence
    return f"{sentence} {say('listed_more', context.language, count=len(listings) - 1)}"


def unknown_force(context: Context, listing: Tie) -> str:
    """Return the sentence that says of a listing that it may or may not have held on the day."""
    values = {**_authority(context, listing), "as_of": context.as_of.isoformat()}
    if listing.ended_by == "absent" and end_day(listing.last_edition) < context.day:
        return say("listing_between", context.language, **values, last=listing.last_edition, next=listing.valid_to)
    return say("listing_unknown", context.language, **values, first=listing.first_edition)


def _authority(context: Context, listing: Tie) -> dict[str, str]:
    return {"authority": listing.properties["authority"], "programme": programmes(context, [listing])}


def _ended_key(listing: Tie) -> str:
    return "listing_absent" if listing.ended_by == "absent" else "listing_ended"
