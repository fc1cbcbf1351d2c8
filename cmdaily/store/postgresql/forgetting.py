"""Forgetting on a server (PL/pgSQL): what members may not delete themselves, and what the log kept of it.

`forget_rows` takes JSON: for each table the rows that it is about, by what the log calls them.
"""

from __future__ import annotations

FORGETTING = """
    CREATE OR REPLACE FUNCTION forget_rows(rows text) RETURNS void LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = cmdaily, pg_temp AS $$
    DECLARE
        named jsonb := rows::jsonb;
        numbers text[] := ARRAY(SELECT jsonb_array_elements_text(named -> 'message'));
        deliveries text[] := ARRAY(SELECT jsonb_array_elements_text(named -> 'delivery'));
        receipts text[] := ARRAY(SELECT jsonb_array_elements_text(named -> 'receipt'));
    BEGIN
        IF NOT is_editor() THEN
            PERFORM refuse('forget');
        END IF;
        DELETE FROM claim WHERE message = ANY (numbers::bigint[]);
        DELETE FROM message WHERE number = ANY (numbers::bigint[]);
        UPDATE attempt SET trouble = NULL WHERE delivery = ANY (deliveries) AND trouble IS NOT NULL;
        UPDATE decision SET why = '' WHERE delivery = ANY (deliveries) AND why <> '';
        UPDATE team_entry SET receipt = '' WHERE receipt = ANY (receipts) AND receipt <> '';
        UPDATE team_log l SET changes = '{}', row_id = CASE WHEN l.place IN ('delivery', 'draft', 'decision', 'message')
                THEN l.row_id ELSE '' END
            WHERE (named -> l.place) ? l.row_id
                OR (l.place = 'claim' AND l.row_id = ANY (numbers))
                OR (l.place = 'decision'
                    AND l.row_id IN (SELECT d.id FROM decision d WHERE d.delivery = ANY (deliveries)))
                OR (l.place IN ('contact', 'blocked_person', 'metric_series') AND l.row_id = '');
    END $$"""
