"""The 2,048 words that are spoken: those of BIP 39 in English, but for some that nobody should have to say or hear.

They are read out between people who may be ill, grieving, afraid or addicted, or were: a word that names an illness, a
weapon, a way to die, a wrong done to someone, a substance, the police, or that is an insult, has given its place to a
plain thing. Eleven bits stay one word, and four letters of any word, old or new, stay enough.
"""

from __future__ import annotations

from functools import cache

from mnemonic import Mnemonic

BIP_39 = 1
"""The list as it was published: invites and requests of version 1."""
NEWEST = 2
"""The list with the words below: invites and requests of version 2."""

# The word of BIP 39, and what stands in its place. Never changed: another choice is another version.
_IN_PLACE = """
    abandon alpine, absurd amber, abuse anorak, accident antler, accuse apron, addict arcade, afraid aroma,
    alarm astronaut, alcohol atlas, alien azure, alone bugle, anger bumper, angry bungalow,
    anxiety bunting, argue jubilee, armed juggler, army kestrel, arrest keyboard, assault keyhole,
    asthma kipper, attack koala, awful lentil, battle bagel, betray bakery, bitter banjo, blade barley,
    blame bassoon, blast beaver, bleak bedroom, blind beehive, blood beetle, bomb beret, boring biscuit,
    broken bobbin, bullet bonnet, bunker bramble, burden bucket, cage calendar, cannon calico,
    casino caramel, chaos carnival, chronic cedar, cigar cheddar, client chipmunk, cliff chorus,
    clinic cinema, clown cobalt, coconut cobble, control cobweb, crack crayon, crash crinkle, crazy cuckoo,
    crime cucumber, cruel cufflink, crush cupcake, cry curlew, damage daffodil, danger dahlia,
    demise dairy, denial damson, deny dandelion, despair domino, destroy dormouse, diet dozen,
    dirt drizzle, disease dumpling, dismiss lilac, disorder limerick, divorce linen, dizzy llama,
    donkey lodge, dose logbook, drastic lollipop, drink lotus, dumb lozenge, dwarf lullaby, edge easel,
    empty ebony, end espresso, enemy evergreen, evil lupin, exclude maroon, execute marzipan,
    exhaust mascot, exile matinee, exit meerkat, expire meteor, fade falcon, faint fanfare, fall fedora,
    false fern, fat ferret, fatal fiesta, fatigue flannel, fault flapjack, fever flute, flee foliage,
    force foxglove, forget freckle, fragile frisbee, fury fudge, garbage glacier, gas glitter,
    ghost goblet, gloom gondola, gorilla gosling, gossip grotto, grief guinea, guilt gumdrop, gun minnow,
    harsh halibut, hazard hamlet, hollow hanger, horror harmony, hospital haystack, hunt hiking,
    hurt hinge, idle iceberg, ignore inkwell, ill mocha, illegal mosaic, illness mulberry, inflict muslin,
    inhale osprey, inject outfit, injury pergola, inmate petunia, insane pickle, isolate pinecone,
    jealous jamboree, judge javelin, jump jersey, junk jigsaw, kick kayak, kiss kebab, knife kennel,
    lawsuit labrador, lazy ladle, liar lagoon, loan lantern, lonely lattice, lottery lavender,
    mad macaroni, master mackerel, misery maestro, mistake magpie, monkey mallet, monster marathon,
    naive nautical, nasty navy, negative nectar, neglect nickel, nerve nimbus, nothing nugget,
    nuclear nutmeg, nut plaza, obey oasis, odor oatmeal, orient octagon, orphan oregano, pact padlock,
    panic paisley, patient pancake, penalty pansy, pig papaya, pill paprika, pistol parcel, plunge parlour,
    police pasta, poverty pavilion, prison pebble, problem pendant, punch penguin, quit quill,
    razor rafter, rebel rambler, refuse raspberry, regret ravioli, reject referee, rifle regatta,
    riot reindeer, risk rhubarb, rude rowing, sad saffron, sadness salsa, satoshi samba, scare sapphire,
    scissors sardine, scorpion satchel, section sauna, shock saxophone, shoot scooter, shove seagull,
    sick semolina, siege sequin, silly serenade, skull sesame, slam shampoo, slender sheepdog,
    slim skittle, smoke skylark, snake snorkel, sniff sombrero, split soprano, spy sorbet, sting spaniel,
    strike splash, struggle sprout, stumble spruce, suffer stapler, suspect stencil, swallow sultana,
    swear sundial, sword sunrise, symptom sycamore, target tadpole, tired toucan, tobacco tandem,
    toilet tangerine, tragic tarragon, trap tartan, trash tassel, trigger teaspoon, trouble telescope,
    tumble terrace, ugly umpire, unable upstairs, unfair plimsoll, unhappy podium, unusual polka,
    upset poncho, urge porridge, useless prawn, vanish vegetable, vicious vinegar, virus voucher,
    void quince, warfare waistcoat, waste walrus, weapon waltz, weasel wardrobe, weird wellies,
    whale wicker, whip rucksack, wine thimble, worry tiara, wreck tinsel, wrong toboggan
"""


@cache
def word_list(version: int) -> tuple[str, ...]:
    """The words of a version, by their number."""
    published = tuple(Mnemonic("english").wordlist)
    return published if version == BIP_39 else tuple(_in_place().get(word, word) for word in published)


@cache
def numbers() -> dict[str, int]:
    """The number of each word of every version: no word stands for two."""
    return {word: number for version in (BIP_39, NEWEST) for number, word in enumerate(word_list(version))}


@cache
def _in_place() -> dict[str, str]:
    pairs = (pair.split() for pair in _IN_PLACE.split(","))
    return {pair[0]: pair[1] for pair in pairs}
