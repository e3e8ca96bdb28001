"""From what a reader typed to what every engine asks: terms, each with its alternatives, as token phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import rjieba

from core import document_numbers
from search.segmentation import HAN, Run, fold, is_han, key, phrase, prepare, runs

LONGEST_QUERY = 255
MOST_TERMS = 16
SHORT_RUN = 3  # up to here a run is a name or a term and stays whole
SHORTEST_STEM = 3

_STOP_WORDS = (
    "的 了 和 是 在 与 及 等 对 为 以 从 到 把 将 于 并 也 就 都 而 或 之 地 得 着 过 被 向 由 让 使 其 该 吗 呢 吧 啊 "
    "我 你 您 我们 你们 如何 怎么 怎样 怎么样 什么 哪些 哪里 哪儿 为什么 请问 有没有 是否 多少 几 想 要 能 可以 需要 关于 "
    "a an and are at by for from how in is of on or the to was were what when where which who with"
)
STOP_WORDS = frozenset(_STOP_WORDS.split())

# Surrogates can't be sent to a database; control characters are nobody's words.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffd]+")
_QUOTED = re.compile(r"[\"＂“”„]([^\"＂“”„]*)[\"＂“”„]|「([^」]*)」|『([^』]*)』|«([^»]*)»")
_JOINT = re.compile(r"[-_./&+'’]?")
_UNIT = re.compile(
    "年度|年(?![报鉴轻终级检末初])|月份|月(?![报度])|日(?![常报期])|号(?![码召])|元|届|期(?!间)"
    "|周年|次(?!数)|名(?![单额称册录])|人(?![民道员大口社体])|台(?!风)|个|位(?!置)"
)
# A document number typed without its brackets: 澄红发2026年3号.
_BARE_NUMBER = re.compile(rf"([{HAN}]{{2,14}})((?:19|20)\d\d)年?第?0*([1-9]\d{{0,5}})号")
_KEY_LENGTHS = range(5, 41)

Synonyms = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens that must stand in a row. `surface` is the folded text to mark, `number` a document number."""

    tokens: tuple[str, ...]
    prefix: bool = False
    surface: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """What a matching entry must contain in one of these ways."""

    alternatives: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """`keys` name one document exactly; `timeless` queries don't prefer what is new.

    `whole` is the query as one phrase, which raises the rank; `also` are the words searched besides.
    """

    text: str
    terms: tuple[Term, ...] = ()
    whole: Phrase | None = None
    keys: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    timeless: bool = False

    def __bool__(self) -> bool:
        return bool(self.terms)

    def phrases(self) -> Iterable[Phrase]:
        for term in self.terms:
            yield from term.alternatives
        if self.whole:
            yield self.whole


def clean(typed: str) -> str:
    """What was typed, without what nobody can see, and no longer than is read."""
    return " ".join(_UNPRINTABLE.sub(" ", typed[: 2 * LONGEST_QUERY]).split())[:LONGEST_QUERY]


def parse(typed: str, synonyms: Synonyms | None = None) -> Query:
    text = clean(typed)
    rest, numbers = _numbers(text)
    rest, quoted = _quoted(rest)
    words = _words(rest, synonyms or {})
    terms = [*numbers, *quoted, *(_term(word, synonyms or {}) for word in words)]
    terms = [term for term in dict.fromkeys(terms) if term.alternatives][:MOST_TERMS]
    return Query(
        text=text,
        terms=tuple(terms),
        whole=None if numbers or quoted else _whole(prepare(rest), terms),
        keys=_keys(text, numbers),
        also=_also(text, terms),
        timeless=bool(numbers or quoted),
    )


def _whole(prepared: str, terms: list[Term]) -> Phrase | None:
    """The text as one phrase, where it is written in one piece and its terms don't say it already."""
    made = _phrase(prepared)
    said = len(terms) == 1 and made.tokens == terms[0].alternatives[0].tokens
    return made if made.tokens and not said and len(prepared.split()) == 1 else None


def _numbers(text: str) -> tuple[str, list[Term]]:
    """Takes the document numbers out of the text."""
    terms, rest, done = [], [], 0
    for found in document_numbers.find(text):
        written = _phrase(prepare(found.normalized))
        exact = Phrase((key(found.normalized),), surface=written.surface, number=found.normalized)
        terms.append(Term((exact, written)))
        rest.append(text[done : found.start])
        done = found.end
    return " ".join([*rest, text[done:]]), terms


def _quoted(text: str) -> tuple[str, list[Term]]:
    """Takes the quoted phrases out of the text: they are searched as they stand."""
    inner = (prepare(next(filter(None, match.groups()), "")) for match in _QUOTED.finditer(text))
    terms = [Term((made,)) for words in inner if (made := _phrase(words, stems=False)).tokens]
    return _QUOTED.sub(" ", text), terms


def _keys(text: str, numbers: list[Term]) -> tuple[str, ...]:
    """The tokens under which a document with this number is indexed, however it is typed."""
    keys = [term.alternatives[0].tokens[0] for term in numbers]
    whole = key(text)
    bare = _BARE_NUMBER.fullmatch(whole)
    if bare:
        keys.append("".join(bare.groups()) + "号")
    if not numbers and len(whole) in _KEY_LENGTHS and any(map(str.isdigit, whole)):
        keys.append(whole)
    return tuple(dict.fromkeys(keys))


def _also(text: str, terms: list[Term]) -> tuple[str, ...]:
    """What is searched besides the words typed: simplified forms and synonyms."""
    plain = "".join(fold(char) if is_han(char) else char for char in text)
    simplified = [plain] if plain != text and any(map(is_han, text)) else []
    others = [p.surface for t in terms for p in t.alternatives[1:] if not t.alternatives[0].number]
    return tuple(dict.fromkeys([*simplified, *others]))


# --- Words ------------------------------------------------------------------------------------------


def _words(text: str, synonyms: Synonyms) -> list[str]:
    chunks = prepare(text).split()
    words = [word for chunk in chunks for word in _words_of(chunk, synonyms)]
    content = [word for word in words if word not in STOP_WORDS]
    return list(dict.fromkeys(content or words))


def _words_of(chunk: str, synonyms: Synonyms) -> list[str]:
    pieces = _joined(chunk)
    words: list[str] = []
    after_figure = False
    for text, sort in pieces:
        if sort != "han":
            words.append(text)
        elif after_figure and (unit := _UNIT.match(text)):
            # What a figure counts is left to the whole phrase.
            words += _words_of_run(text[unit.end() :], synonyms) if len(text) > unit.end() else []
        elif len(text) > 1 or len(pieces) == 1:
            words += _words_of_run(text, synonyms)
        after_figure = sort != "han"
    return words


def _joined(chunk: str) -> list[tuple[str, str]]:
    """The runs of a chunk; what is not Han and hangs together (covid-19, 3.5) as one piece."""
    pieces: list[tuple[str, str]] = []
    last: Run | None = None
    for run in runs(chunk):
        hangs = last and "han" not in (run.sort, last.sort) and _JOINT.fullmatch(chunk[last.end : run.start])
        if hangs:
            pieces[-1] = (f"{pieces[-1][0]} {run.text}", "mixed")
        else:
            pieces.append((run.text, run.sort))
        last = run
    return pieces


def _words_of_run(run: str, synonyms: Synonyms) -> list[str]:
    """Words with synonyms are kept whole where they are words: 急救 is none in 应急救护."""
    known = {word for word in synonyms if word in run}
    if not known or run in known:
        return [run] if known else _cut(run)
    words: list[str] = []
    rest = ""
    for piece in _with_known(rjieba.cut(run), known):
        if piece in known:
            words += [*_cut_between(rest), piece]
            rest = ""
        else:
            rest += piece
    return [*words, *_cut_between(rest)] if words else _cut(run)


def _with_known(pieces: Sequence[str], known: set[str]) -> Iterator[str]:
    """The pieces of a run, those that together make a known word as one; the longest first."""
    at = 0
    while at < len(pieces):
        ends = range(len(pieces), at, -1)
        end = next((n for n in ends if "".join(pieces[at:n]) in known), at + 1)
        yield "".join(pieces[at:end])
        at = end


def _cut_between(part: str) -> list[str]:
    """A single character left over beside a known word says nothing of its own."""
    return _cut(part) if len(part) > 1 else []


def _cut(run: str) -> list[str]:
    """Words of a long run; names and short terms stay whole, single characters go to their neighbour."""
    if len(run) <= SHORT_RUN:
        return [run.strip("的") if len(run) == SHORT_RUN else run]
    pieces = rjieba.cut(run)
    if len(run) == SHORT_RUN + 1 and any(len(piece) == 1 for piece in pieces):
        return [run]  # 欧阳修|文
    words: list[str] = []
    after_single = False
    for piece in pieces:
        if piece in STOP_WORDS:
            after_single = False
            continue
        single = len(piece) == 1
        if single and after_single:
            words[-1] += piece  # 吴|厚|溥
        else:
            words.append(piece)
        after_single = single
    return [word for word in words if len(word) > 1] or [run]


def _term(word: str, synonyms: Synonyms) -> Term:
    made = _phrase(word)
    others = synonyms.get(word) or synonyms.get(made.surface) or ()
    return Term(tuple(p for p in dict.fromkeys([made, *(_phrase(prepare(o)) for o in others)]) if p.tokens))


def _phrase(prepared: str, *, stems: bool = True) -> Phrase:
    """A lone Han character at the end begins bigrams, a Latin word its inflected forms."""
    found = phrase(prepared)
    if not found:
        return Phrase(())
    last = found[-1]
    if is_han(last[0]):
        return Phrase(found, len(last) == 1, prepared)
    if stems and last.isalpha() and len(last) >= SHORTEST_STEM:
        stem = (
            last[:-1]
            if last.endswith("s") and not last.endswith("ss") and len(last) > SHORTEST_STEM
            else last
        )
        return Phrase((*found[:-1], stem), True, prepared[: len(prepared) - len(last) + len(stem)])
    return Phrase(found, False, prepared)
