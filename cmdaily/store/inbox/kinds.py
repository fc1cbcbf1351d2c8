"""What a home taught of the kinds of messages: corrections, words, and by what the waiting messages were told."""

from __future__ import annotations

from cmdaily.store.accounts import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.store.connection import Connection

MOST_CORRECTIONS = 200
"""The latest of them count."""
MOST_WORDS = 500


def correct(connection: Connection, number: int, urgency: str, at: str) -> None:
    """Set the urgency of a message by hand; at "" it is told by its words again."""
    connection.run(
        "UPDATE message SET urgency = :urgency, corrected_at = :at WHERE number = :number",
        number=number,
        urgency=urgency,
        at=at,
    )


def corrections(connection: Connection) -> list[tuple[str, str]]:
    """The texts of the latest corrected messages with their urgency, the oldest first."""
    rows = connection.rows(
        """SELECT text, urgency FROM message WHERE corrected_at <> ''
        ORDER BY corrected_at DESC, number DESC LIMIT :most""",
        most=MOST_CORRECTIONS,
    )
    return [(text, urgency) for text, urgency in reversed(rows)]


def words(connection: Connection) -> list[tuple[str, str]]:
    """Words and the urgency of a message that has them, in the order in which they were learned."""
    rows = connection.rows(
        "SELECT word, urgency FROM kind_word ORDER BY learned_at, word LIMIT :most", most=MOST_WORDS
    )
    return [(word, urgency) for word, urgency in rows]


def learn_word(connection: Connection, word: str, urgency: str, at: str) -> None:
    """From now on a message with this word has this urgency."""
    connection.run(
        """INSERT INTO kind_word (word, urgency, learned_at) VALUES (:word, :urgency, :at)
        ON CONFLICT (word) DO UPDATE SET urgency = excluded.urgency, learned_at = excluded.learned_at""",
        word=plain(word),
        urgency=urgency,
        at=at,
    )


def forget_word(connection: Connection, word: str) -> bool:
    """False for a word that was not learned."""
    return connection.run("DELETE FROM kind_word WHERE word = :word", word=plain(word)) == 1


def signature(connection: Connection) -> str:
    """By what the urgencies of the waiting messages were told, "" for nothing yet."""
    rows = connection.rows("SELECT signature FROM kind_signature WHERE slot = 1")
    return rows[0][0] if rows else ""


def sign(connection: Connection, signature_: str) -> None:
    """Note by what the urgencies of the waiting messages were told."""
    connection.run(
        """INSERT INTO kind_signature (slot, signature) VALUES (1, :signature)
        ON CONFLICT (slot) DO UPDATE SET signature = excluded.signature""",
        signature=signature_,
    )
