"""Ce que dit `week`."""

MESSAGES = {
    "week.title": "Semaine {number}, à partir du {day}",
    "week.quotas": "N'importe quel jour de la semaine",
}
