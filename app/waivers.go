package app

import (
	"context"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/storage"
)

// WaiverID names a waiver.
type WaiverID = storage.WaiverID

// Waivers are those of a process, the oldest first.
func (s *Rules) Waivers(ctx context.Context, process ProcessID) ([]finding.Waiver, error) {
	found, err := s.library.Waivers(ctx, process)
	return each(found, waiverOf), explain(aProcess, err)
}

// Waive says of what a rule finds in a process that it is known and borne.
func (s *Rules) Waive(ctx context.Context, process ProcessID, w finding.Waiver) (finding.Waiver, error) {
	if err := w.Sane(); err != nil {
		return finding.Waiver{}, err
	}
	made, err := s.library.CreateWaiver(ctx, storage.Waiver{
		ProcessID: process, Rule: w.Rule, Element: string(w.Element), Reason: w.Reason, Until: w.Until, By: w.By,
	})
	return waiverOf(made), explain(aProcess, err)
}

// TakeBack ends a waiver.
func (s *Rules) TakeBack(ctx context.Context, id WaiverID) error {
	return explain(aWaiver, s.library.DeleteWaiver(ctx, id))
}

func waiverOf(w storage.Waiver) finding.Waiver {
	return finding.Waiver{ID: string(w.ID), Rule: w.Rule, Element: model.ID(w.Element), Reason: w.Reason, Until: w.Until, By: w.By}
}
