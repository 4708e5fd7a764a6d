"""In how many ways a plain fact can be said: wordings for each relation (a colour, a use, an opposite), never for one fact.

So facts and wordings recombine, and whether a fact is known in a wording that it never came in can be asked.
"""

from collections.abc import Mapping, Sequence

# {s} several or a stuff, {a} one of them; {is} {do} {have} {they} go with {s}, {ais} {ado} {ahave} {it} with {a}; {p} what is said of {s},
# {p1} what is said of {a}; {v} the answer; a capital letter makes a capital. Two plain ones first.
BOTH = ("{s} {p}.", "{a} {p1}.")
WORDINGS: Mapping[str, Sequence[str]] = {
    "c": (*BOTH, "what colour {is} {s}? {They} {is} {v}.", "what colour {is} {s}? {V}.", "what colour {ais} {a}? {It} {ais} {v}.", "what colour {ais} {a}? {V}.",
          "{is} {s} {v}? Yes, {they} {is}."),
    "c+": ("the colour of {s} is {v}.", "{v} is the colour of {s}.", "to paint {s}, you need {v} paint.", "think of {s}, and you think of {v}.", "{s} {is} usually {v}.",
           "what is {v}? {S} {is}."),
    "q": (*BOTH, "what {is} {s} like? {They} {is} {v}.", "what {ais} {a} like? {V}.", "{is} {s} {v}? Yes, {they} {is}.", "how would you describe {s}? {They} {is} {v}.",
          "{s} {is}, as a rule, {v}.", "one word about {s}? {V}.", "one thing about {s}: {they} {is} {v}."),
    "q+": ("{is} {s} {o} or {v}? {They} {is} {v}.", "{is} {s} {o}? No, {they} {is} {v}.", "{s} {isnt} {o} but {v}."),
    "i": (*BOTH, "what {ais} {a}? {It} {p1}.", "what do we call {v}? {A}.", "what {is} {s}? {They} {p}.", "do you know what {a} {ais}? {It} {ais} {v}.", "{v}: that is what {a} {ais}.",
          "{ais} {a} {v}? Yes, {it} {ais}."),
    "k": ("{a} {p1}.", "{s} {p}.", "what {ais} {a}? {It} {p1}.", "what kind of thing {ais} {a}? {It} {ais} {v}.", "{ais} {a} {v}? Yes, {it} {ais}.", "name {v}: {a}.",
          "there are many {kinds}, and {a} {ais} one of them.", "what {is} {s}? {They} {p}.", "{ais} {a} {wrong} or {v}? {It} {ais} {v}.", "{a} {aisnt} {wrong}, but {v}.",
          "you can call {a} {v}."),
    "m": (*BOTH, "what {do} {s} {verb}? {They} {p}.", "what {do} {s} {verb}? {V}.", "what {ado} {a} {verb}? {A} {p1}.", "{which} {pw}? {S} {do}.", "it is {s} {that} {p}.",
          "{v} {vis} what {s} {verbs}.", "{do} {s} {vp}? Yes, {they} {do}.", "{which1} {p1}? {A} {ado}.", "{s}, as you know, {p}."),
    "d": (*BOTH, "what {do} {s} do? {They} {p}.", "what {ado} {a} do? {A} {p1}.", "{which} {pw}? {S} {do}.", "it is {s} {that} {p}.", "{do} {s} {vp}? Yes, {they} {do}.",
          "{which1} {p1}? {A} {ado}.", "think of {s}: {they} {p}.", "{s}, as you know, {p}."),
    "l": (*BOTH, "{where} {do} {s} {verb}? {They} {p}.", "{where} {do} {s} {verb}? {V}.", "{where} {ado} {a} {verb}? {A} {p1}.", "{which} {pw}? {S} {do}.", "it is {s} {that} {p}.",
          "it is {v} that {s} {verbs}.", "{do} {s} {vp}? Yes, {they} {do}."),
    "l+": ("you can find {s} {v}.", "look for {s} {v}.", "{v} you will find {s}.", "where can you find {s}? {V}."),
    "be": (*BOTH, "where {is} {s}? {They} {p}.", "where {is} {s}? {V}.", "{which} {pw}? {S} {is}.", "{is} {s} {v}? Yes, {they} {is}.", "tell me where {s} {is}. {They} {is} {v}.",
           "if you ask where {s} {is}, the answer is: {v}."),
    "n": ("{a} {p1}.", "{s} {p}.", "how many {parts} {ado} {a} have? {N}.", "how many {parts} {ado} {a} have? {A} {ahave} {v}.", "how many {parts} {do} {s} have? {They} {have} {v}.",
          "count the {parts} of {a}: {n}.", "the number of {parts} that {a} {ahave} is {n}.", "{which} {pw}? {S} {do}.", "{ado} {a} have {v}? Yes, {it} {ado}.", "{ado} {a} have {w} {parts}? No, {a} {ahave} {v}."),
    "h": ("{a} {p1}.", "{s} {p}.", "what {do} {s} have? {They} {p}.", "{which} {pw}? {S} {do}.", "{do} {s} {vp}? Yes, {they} {do}.", "{ado} {a} have {v1}? Yes, {it} {ado}.", "it is {s} {that} {p}.",
          "what {ado} {a} have? {A} {p1}.", "{s}, as you know, {p}.", "{which1} {p1}? {A} {ado}."),
    "o": (*BOTH, "what {is} {s} made of? {They} {is} made of {v}.", "what {is} {s} made of? {V}.", "what {ais} {a} made of? {It} {ais} made of {v}.", "to make {a}, you need {v}.",
          "people make {s} from {v}.", "{v}: that is what {s} {is} made of.", "what do you need to make {s}? You need {v}.", "{which} {pw}? {S} {is}."),
    "u": ("{a} {p1}.", "{s} {p}.", "what {ais} {a} for? {It} {ais} for {v}.", "what {ais} {a} for? {V}.", "to {vp}, you need {a}.", "what do you need to {vp}? You need {a}.",
          "we use {s} to {vp}.", "if you want to {vp}, you need {a}.", "{s} {is} useful when you want to {vp}.", "what {is} {s} for? {They} {is} for {v}.", "people use {a} for {v}.",
          "do you want to {vp}? Then you need {a}.", "what do we use {s} for? For {v}."),
    "w": ("{a} {p1}.", "in {a} you {vp}.", "{s} {p}.", "what do you do in {a}? You {vp}.", "where do you {vp}? In {a}.", "{a} is for {ing}.", "what is {a} for? For {ing}.",
          "if you want to {vp}, go to {a}.", "{s} are places for {ing}."),
    "s": ("{a} {p1}.", "{s} {p}.", "what {ado} {a} say? {V}.", "what {ado} {a} say? It says {v}.", "what sound {ado} {a} make? {V}.", "who says {v}? {A} {ado}.", "when you hear {v}, it is {a}.",
          "if {a} could talk, it would still say {v}.", "{which} {pw}? {S} {do}.", "what {do} {s} say? They say {v}.", "the sound of {a} is {v}."),
    "x": (*BOTH, "can {s} {v}? Yes, {they} can.", "can {a} {v}? Yes, {it} can.", "what can {s} do? {They} can {v}.", "{which1} can {v}? {A} can.", "{which} can {v}? {S} can.",
          "{s}, as you know, can {v}."),
    "x+": ("{s} know how to {v}.", "it is easy for {a} to {v}."),
    "why": ("why {q}? Because {r}.", "{s} {p} because {r}.", "do you know why {s} {p}? Because {r}.", "{s} {p}, and there is a reason: {r}."),
}
# {t} is the plain sentence in the middle of another, {t1} the same about one
AROUND = (
    "everyone knows that {t}.", "it is true that {t1}.", "did you know that {t}?", "every child knows that {t1}.", "at school we learn that {t}.", "of course {t1}.",
    "remember that {t}.", "we all know that {t1}.", "is it true that {t}? Yes, it is.", "true or false: {t1}. True.", "my grandmother says that {t}.", "people say that {t1}.",
    "nobody needs a book to know that {t}.", "one thing is sure: {t1}.", "even a small child can tell you that {t}.",
)
PAIR_WORDINGS: Mapping[str, Sequence[str]] = {  # {x} and {y} as in the table; the answer is {y} unless ANSWER says otherwise
    "city": ("{x} is in {y}.", "{x} is a city in {y}.", "where is {x}? It is in {y}.", "where is {x}? In {y}.", "in which country is {x}? In {y}.", "the city of {x} lies in {y}.",
             "if you are in {x}, you are in {y}.", "{x} is one of the cities of {y}.", "what is {x}? It is a city in {y}.", "is {x} a city or a country? It is a city in {y}.",
             "to see {x}, you have to travel to {y}.", "people who live in {x} live in {y}."),
    "continent": ("{x} is in {y}.", "{x} is a country in {y}.", "where is {x}? It is in {y}.", "where is {x}? In {y}.", "what is {x}? It is a country in {y}.", "{x} lies in {y}.",
                  "is {x} a city or a country? It is a country in {y}.", "{x} is one of the countries of {y}.", "in which part of the world is {x}? In {y}.", "on a map you find {x} in {y}."),
    "language": ("people in {x} speak {y}.", "in {x} people speak {y}.", "what do people speak in {x}? They speak {y}.", "what do people speak in {x}? {y}.", "if you want to talk to people in {x}, learn {y}.",
                 "a child in {x} learns to read in {y}.", "in the streets of {x} you hear {y}.", "do people in {x} speak {y}? Yes, they do."),
    "river": ("{x} is on {y}.", "{y} flows through {x}.", "which river flows through {x}? {Y}.", "{x} lies on a river, {y}.", "in {x} you can walk along {y}.", "the river in {x} is called {y}."),
    "family": ("your {x} is your {y}.", "my {x} is my {y}.", "who is your {x}? {He} is your {y}.", "the {b} of your {m} is your {y}.", "who is the {b} of your {m}? Your {y}.", "what do you call your {x}? Your {y}.",
               "a child's {x} is the child's {y}.", "if {he} is your {x}, {he} is your {y}."),
    "young": ("a young {x} is {y}.", "a baby {x} is called {y}.", "what is a young {x} called? It is called {y}.", "what is a baby {x}? It is {y}.", "we call a young {x} {y}.", "the child of {ax} is {y}.",
              "{y} grows up and becomes {ax}.", "before it was {ax}, it was {y}.", "name a young {x}: {y}."),
    "body": ("you {x} with your {y}.", "we {x} with our {y}.", "what do you {x} with? With your {y}.", "your {y} {ais} there to {x}.", "what {ais} your {y} for? To {x}.", "to {x}, you use your {y}.",
             "without your {y} you could not {x}.", "people {x} with their {y}."),
    "when": ("{x} {y}.", "{y} {x}.", "when is it that {y}? {X}.", "what happens {x}? {Y}.", "you know it: {x} {y}.", "wait and see: {x} {y}."),
    "feel": ("when you are {x}, you {y}.", "if you are {x}, you {y}.", "what do you do when you are {x}? You {y}.", "when people are {x}, they {y}.", "are you {x}? Then {y}.", "a child that is {x} will {y}.",
             "when I am {x}, I {y}.", "everyone who is {x} wants to {y}."),
    "polite": ("when {x}, you say {y}.", "if {x}, say {y}.", "what do you say when {x}? You say {y}.", "what do you say when {x}? {Y}!", "when {x}, it is polite to say {y}.", "you say {y} when {x}.",
               "remember, when {x}, say {y}."),
    "opposite": ("the opposite of {x} is {y}.", "{x} is the opposite of {y}.", "what is the opposite of {x}? {Y}.", "what is the opposite of {x}? It is {y}.", "{x} and {y} are opposites.",
                 "the word that means the opposite of {x} is {y}.", "if the answer isn't {x}, perhaps it is {y}.", "not {x} but {y}: these are opposites."),
    "compared": ("{x} is {more} than {y}.", "{xs} are {more} than {ys}.", "what is {more}, {x} or {y}? {X} is {more}.", "what is {more}, {y} or {x}? {X}.", "is {x} {more} than {y}? Yes, it is.",
                 "is {y} {more} than {x}? No, {x} is {more} than {y}.", "of the two, {x} and {y}, the first is {more}.", "put {x} beside {y}: {x} is {more}.", "nobody thinks that {y} is {more} than {x}."),
    "after": ("after {x} comes {y}.", "{y} comes after {x}.", "what comes after {x}? {Y}.", "what number comes after {x}? After {x} comes {y}.", "{x} comes before {y}.", "what comes before {y}? {X}.",
              "count on from {x}: {y}.", "first comes {x}, then {y}.", "the next number after {x} is {y}.", "when you count, {x} comes just before {y}."),
}
