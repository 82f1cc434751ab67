package storage

import (
	"context"
	"fmt"
	"time"

	"sandtable/storage/queries"
)

// WaiverID names a waiver.
type WaiverID string

// A Waiver says of a finding of the checker that it is known and borne.
type Waiver struct {
	ID        WaiverID
	ProcessID ProcessID
	Rule      string
	Element   string // empty: anywhere in the process
	Reason    string
	Until     string // the last day it holds, 2026-12-31; empty: for good
	By        string
	CreatedAt time.Time
}

// Waivers lists the waivers of a process in the order of their making; none where there is no such process.
func (l *Library) Waivers(ctx context.Context, process ProcessID) ([]Waiver, error) {
	var all []Waiver
	err := l.read(ctx, fmt.Sprintf("list waivers of process %s", process), func(q *queries.Queries) error {
		rows, err := q.ListWaivers(ctx, string(process))
		for _, row := range rows {
			all = append(all, waiverOf(row))
		}
		return err
	})
	return all, err
}

// CreateWaiver adds a waiver to a process; its id and time are made here.
func (l *Library) CreateWaiver(ctx context.Context, w Waiver) (Waiver, error) {
	id, err := newID()
	if err != nil {
		return Waiver{}, fault("create waiver", err)
	}
	var row queries.Waiver
	err = l.write(ctx, "create waiver", func(q *queries.Queries) error {
		row, err = q.InsertWaiver(ctx, queries.InsertWaiverParams{
			ID: id, ProcessID: string(w.ProcessID), Rule: w.Rule, Element: w.Element, Reason: w.Reason, Until: w.Until, ByWhom: w.By, Now: l.milliseconds(),
		})
		return err
	})
	if err != nil {
		return Waiver{}, err
	}
	l.onChange(Change{Kind: KindWaiver, ID: row.ProcessID})
	return waiverOf(row), nil
}

// DeleteWaiver takes a waiver back.
func (l *Library) DeleteWaiver(ctx context.Context, id WaiverID) error {
	var process string
	err := l.write(ctx, fmt.Sprintf("delete waiver %s", id), func(q *queries.Queries) (err error) {
		process, err = q.DeleteWaiver(ctx, string(id))
		return err
	})
	if err != nil {
		return err
	}
	l.onChange(Change{Kind: KindWaiver, ID: process})
	return nil
}

func waiverOf(row queries.Waiver) Waiver {
	return Waiver{WaiverID(row.ID), ProcessID(row.ProcessID), row.Rule, row.Element, row.Reason, row.Until, row.ByWhom, instant(row.CreatedAt)}
}
