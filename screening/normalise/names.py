"""The comparable form of a name: its words and symbols, its legal form, its keys."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from screening.normalise.lexicon import find_phrase, find_term, phrases
from screening.normalise.scripts import is_east_asian, main_script
from screening.normalise.text import clean_text, simplified, split_words, to_latin

NameKind: TypeAlias = Literal["organization", "person"]
ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|ste|de|e|i|y|ii|yy|ya|aya|oe)?")
_NUMBER_OR_TEXT = re.compile(r"[0-9]+|[^0-9]+")
MANY_KNOWN_WORDS = 4
LEAST_CHARACTERS = 4  # of a full name in a script without spaces
_SEPARATOR = "\x1f"  # cleaned names hold no control characters
WEIGHTS = {"type": 0.45, "generic": 0.55, "field": 0.8}


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name made comparable.

    Attributes:
        text: The name without invisible characters.
        script: ISO 15924 code of the script it is written in.
        tokens: Its meaningful words in order, in Latin letters; known words as symbols (``#university``).
        legal: Symbols of its legal forms.
        key: Equal for two names exactly when they are the same full name: same script, same words as printed, same
            order, same legal form; only little words ("the", "of") and punctuation do not count. For persons the order
            does not count.
        joined: All words without spaces, in Latin letters: finds names that differ only in spacing.
    """

    text: str
    script: str
    tokens: tuple[str, ...]
    legal: frozenset[str]
    key: str
    joined: str

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers in the name: "No. 14 Institute" and "48th Institute" are different institutes."""
        return frozenset(token for token in self.tokens if token.isdigit())

    @property
    def is_full(self) -> bool:
        """Whether the name has at least two meaningful words; four characters where words are not spaced."""
        if is_east_asian(self.text):
            return sum(map(is_east_asian, self.text)) >= LEAST_CHARACTERS
        return len(self._words) >= 2

    @property
    def is_distinctive(self) -> bool:
        """Whether the name holds a word of its own, or many known ones: "National University of Defense Technology".

        "Agricultural Bank" and "Software Research Institute" are names of many.
        """
        return any(word[0] != "#" for word in self._words) or len(self._words) >= MANY_KNOWN_WORDS

    @property
    def _words(self) -> list[str]:
        return [token for token in self.tokens if not token.isdigit()]

    @property
    def is_searchable(self) -> bool:
        """Whether anything is left to search for: at least two letters or digits."""
        return len(self.joined) >= 2 and (not is_east_asian(self.text) or sum(map(is_east_asian, self.text)) >= 2)


def organization_form(name: str) -> NameForm:
    """Return the comparable form of an organisation's name."""
    text = clean_text(name)
    words = [word for raw in split_words(simplified(text)) for word in _latin_words(raw) if word]
    if len(words) > 1 and all(len(word) == 1 for word in words):  # "B.U.A.A."
        words = ["".join(words)]
    tokens: list[str] = []
    printed: list[str] = []
    legal: set[str] = set()
    for symbols, word_class, span in _replace(words):
        is_letter = word_class == "stop" and len(span) == 1  # "Plant A" is not "Plant"
        (legal.update if word_class == "legal" else tokens.extend)([span] if is_letter else symbols)
        if word_class not in {"legal", "stop"} or is_letter:
            printed.append(span)
    if not tokens and words:  # a name of nothing but legal forms and little words ("The Company") stays as it is
        tokens = printed = [word for word in words if not word.startswith("#")] or words
    return _form(text, tuple(tokens), frozenset(legal), words, " ".join(printed))


def person_form(name: str) -> NameForm:
    """Return the comparable form of a person's name, without titles."""
    text = clean_text(name)
    words = [to_latin(word) for word in split_words(simplified(text))]
    titles = phrases(persons=True).by_word
    tokens = tuple(word for word in words if word and word not in titles) or tuple(filter(None, words))
    return _form(text, tokens, frozenset(), words, " ".join(sorted(tokens)))


def encode_form(form: NameForm) -> str:
    """Return the form as one text, for keeping."""
    return _SEPARATOR.join(
        (form.text, form.script, form.key, " ".join(form.tokens), " ".join(sorted(form.legal)), form.joined)
    )


def decode_form(encoded: str) -> NameForm:
    """Return the form of a text that `encode_form` wrote."""
    text, script, key, tokens, legal, joined = encoded.split(_SEPARATOR)
    return NameForm(text, script, tuple(tokens.split()), frozenset(legal.split()), key, joined)


def name_form(name: str, kind: NameKind) -> NameForm:
    """Return the comparable form of a name of either kind."""
    return person_form(name) if kind == "person" else organization_form(name)


def _form(text: str, tokens: tuple[str, ...], legal: frozenset[str], words: Sequence[str], printed: str) -> NameForm:
    script = main_script(text)
    content = "".join(filter(str.isalnum, simplified(text))).casefold() if is_east_asian(text) else printed
    key = f"{script}|{content}|{'+'.join(sorted(legal))}"
    has_symbols = any("#" in word for word in words)
    joined = "".join(map(to_latin, split_words(simplified(text)))) if has_symbols else "".join(words)
    return NameForm(text, script, tokens, legal, key, joined)


def _latin_words(word: str) -> Iterator[str]:
    """Yield a word in Latin letters, empty without any; an East Asian one is cut at the terms the lexicon knows."""
    if word in phrases().letters:
        return
    if not is_east_asian(word):
        latin = to_latin(word)
        found = ORDINAL.fullmatch(latin)
        yield found.group(1) if found else latin
        return
    known = phrases()
    rest = position = 0
    while position < len(word):
        term = find_term(word, position, known)
        if term is None:
            position += 1
            continue
        if rest < position:
            yield from _latin_parts(word[rest:position])
        yield f"#{'+'.join(term.symbols)}"
        position = rest = position + len(term.words[0])
    if rest < len(word):
        yield from _latin_parts(word[rest:])


def _latin_parts(text: str) -> Iterator[str]:
    """Return an East Asian text in Latin letters, its numbers apart."""
    return map(to_latin, _NUMBER_OR_TEXT.findall(text))


def _replace(words: Sequence[str]) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Yield each word or known phrase as its tokens, with the class of the word and its first spelling."""
    known = phrases()
    position = 0
    while position < len(words):
        word = words[position]
        term = None if word.startswith("#") else find_phrase(words, position, known)
        if term is not None:
            yield tuple(f"#{symbol}" for symbol in term.symbols), term.word_class, term.printed
        elif word.startswith("#"):
            symbols = tuple(f"#{symbol}" for symbol in word[1:].split("+"))
            yield symbols, known.classes.get(symbols[0], "generic"), word
        else:
            yield (word,), "", word
        position += len(term.words) if term else 1


@lru_cache(maxsize=100_000)
def token_weight(token: str) -> float:
    """Return how much a word tells about who is meant: 1 for a name of its own, less for a known word."""
    if token.startswith("#"):
        return WEIGHTS.get(phrases().classes.get(token, ""), 0.5)
    return 1.0 if len(token) > 2 or token.isdigit() else 0.6
