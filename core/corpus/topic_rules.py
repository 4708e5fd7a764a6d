"""The phrases of a scene as rules of core.corpus.phrase, ready in every form, and small sets of words that go with them everywhere."""

from functools import cache

from core.corpus.clauses import clause, in_form, the, trait
from core.corpus.commonplace import COMMON
from core.corpus.grammar import capitalised
from core.corpus.phrase import Rules
from core.corpus.scenes import SCENES
from core.corpus.world import TOPICS

WIDE: dict[str, list[str]] = {
    "manner": ["slowly", "quickly", "quietly", "carefully", "happily", "gently", "badly", "politely", "bravely", "sadly", "alone", "together", "as usual", "without a word", "with great care", "at once", "for the first time", "one last time", "with joy", "without thinking", "in silence", "for hours", "like a child", "as well as possible"],
    "feeling": ["tired", "happy", "sad", "proud", "angry", "glad", "lonely", "hungry", "curious", "afraid", "sleepy", "cheerful", "calm", "shy", "thirsty", "busy", "ill", "late", "lucky", "cold", "wet", "sure", "alone", "grateful", "sorry", "careful", "patient", "serious", "free", "healthy", "awake"],
    "adj": ["kind", "clever", "quiet", "brave", "honest", "lazy", "cheerful", "patient", "proud", "careful", "polite", "curious", "serious", "shy", "gentle", "silly", "strong", "lonely", "young", "old", "tall", "small", "thin", "poor", "rich", "famous", "wise", "funny", "sleepy", "busy", "strange"],
    "time": ["that morning", "that evening", "that afternoon", "that night", "at noon", "at midnight", "on <day>", "early on <day>", "late on <day>", "one day in <month>", "in <month>", "before breakfast", "after lunch", "after supper", "during the <season>", "at the end of the week", "an hour later", "just then", "the next day", "two days later", "every <day>", "last <season>", "this time", "when the clock rang <clockhour>", "towards evening", "all through <month>", "within the hour", "once again"],
    "later": ["soon", "then", "later", "finally", "at last", "in the end", "the next day", "a week later", "by <day>", "before dark", "within an hour", "towards midnight", "after that", "by <month>", "suddenly", "little by little", "an hour later"],
    "maybe": ["perhaps", "probably", "certainly", "maybe"],
    "talk": ["said", "said", "said", "answered", "whispered", "called", "shouted", "repeated", "explained", "thought"],
    "outburst": ["oh no", "wow", "ah", "oh", "hmm", "well", "look", "listen", "wait", "dear me"],
    "weathernoun": ["rain", "snow", "fog", "cold", "wind", "storm", "noise", "crowd", "late hour", "trouble", "smell of <smelling>", "dust", "dark", "silence"],
    "relative": ["uncle", "aunt", "mother", "father", "brother", "sister", "grandmother", "grandfather", "neighbour", "teacher", "friend", "boss", "daughter", "son", "husband", "wife"],
}


@cache
def topic_rules(topic: str) -> Rules:
    """The scene's phrases: <act> <acted> <done> <doing> <acts>, <event> <happened> <willhappen>, <look> <looked>, <pair> (the thing), <want>, <problem>, <role>, <ban>, <fact>."""
    scene = SCENES[topic]
    return COMMON | WIDE | {
        "act": list(scene.acts), "acts": [in_form(act, 1) for act in scene.acts], "acted": [in_form(act, 2) for act in scene.acts], "done": [in_form(act, 3) for act in scene.acts],
        "doing": [in_form(act, 4) for act in scene.acts], "event": [clause(event) for event in scene.events], "happened": [clause(event, "past") for event in scene.events],
        "willhappen": [clause(event, "future") for event in scene.events], "look": [trait(pair) for pair in scene.traits], "looked": [trait(pair, "past") for pair in scene.traits],
        "pair": [the(pair[0]) for pair in scene.traits], "want": list(scene.wants), "problem": list(scene.problems), "role": list(TOPICS[topic].people), "ban": list(scene.bans),
        "place": [TOPICS[topic].place], "fact": [f"{subject} {predicate}" for subject, predicate in scene.facts], "Title": [capitalised(TOPICS[topic].title)], "title": [TOPICS[topic].title],
    }
