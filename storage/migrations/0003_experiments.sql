-- +goose Up
-- What a run is. An experiment plays several variants; what was asked stands in `scenario`, what came of it in `report`.
ALTER TABLE runs ADD COLUMN kind TEXT NOT NULL DEFAULT 'simulation'
    CHECK (kind IN ('simulation', 'comparison', 'sensitivity', 'grid', 'staffing'));
