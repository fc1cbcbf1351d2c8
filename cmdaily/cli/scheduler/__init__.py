"""Commands of the scheduler: run and cron."""
