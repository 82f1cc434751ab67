package depot

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"sandtable/storage/depot/statements"
)

// Hook is an address that wants to be told what happens.
type Hook struct {
	ID, URL   string
	Secret    string   // signs what is sent
	Prefix    string   // of repositories; empty: all
	Types     []Action // empty: all that is told
	CreatedAt time.Time
	CreatedBy string
	Waiting   int // deliveries that are still tried
	Failed    int // deliveries that were given up
}

// wants says whether a hook is to be told of an entry.
func (h *Hook) wants(e Entry) bool {
	return Grant{Prefix: h.Prefix}.covers(e.Repo) && (len(h.Types) == 0 || slices.Contains(h.Types, e.Action))
}

// Told are the actions that a hook may ask for.
func Told() []Action { return append(slices.Clone(told), Withdrawn, RolledOut) }

// AddHook keeps a hook.
func (s *Store) AddHook(ctx context.Context, h Hook) error {
	types, err := json.Marshal(slices.Concat([]Action{}, h.Types))
	if err != nil {
		return err
	}
	return s.Change(ctx, "add webhook", func(tx *Tx) error {
		if err := tx.AddHook(ctx, statements.AddHookParams{ID: h.ID, Url: h.URL, Secret: h.Secret, Prefix: h.Prefix, Types: string(types), Now: tx.Now.UnixMilli(), By: tx.Actor.User}); err != nil {
			return err
		}
		return tx.Record(ctx, Entry{Action: HookAdded, Repo: h.Prefix, Detail: map[string]string{"id": h.ID, "url": h.URL}})
	})
}

// RemoveHook forgets a hook and what it has not been told yet; ErrNotFound where there is none.
func (s *Store) RemoveHook(ctx context.Context, id string) error {
	return s.Change(ctx, "remove webhook "+id, func(tx *Tx) error {
		n, err := tx.DeleteHook(ctx, id)
		if err == nil && n == 0 {
			return ErrNotFound
		} else if err != nil {
			return err
		}
		return tx.Record(ctx, Entry{Action: HookRemoved, Detail: map[string]string{"id": id}})
	})
}

// Hooks lists them, the oldest first, with how much they are still to be told.
func (s *Store) Hooks(ctx context.Context) ([]Hook, error) {
	rows, err := s.read().ListHooks(ctx)
	if err != nil {
		return nil, fault("list webhooks", err)
	}
	counts, err := s.read().CountDeliveries(ctx)
	if err != nil {
		return nil, fault("list webhooks", err)
	}
	all := []Hook{}
	for _, r := range rows {
		h, err := hookOf(r)
		if err != nil {
			return nil, fault("list webhooks", err)
		}
		for _, c := range counts {
			if c.Hook == h.ID {
				h.Waiting, h.Failed = int(c.Waiting), int(c.Failed)
			}
		}
		all = append(all, h)
	}
	return all, nil
}

func hookOf(r statements.Hook) (Hook, error) {
	h := Hook{ID: r.ID, URL: r.Url, Secret: r.Secret, Prefix: r.Prefix, CreatedAt: instant(r.CreatedAt), CreatedBy: r.CreatedBy}
	return h, json.Unmarshal([]byte(r.Types), &h.Types)
}

// Delivery is something that a hook is to be told.
type Delivery struct {
	Hook     Hook
	Entry    Entry
	Event    string    // UUIDv7: the same for every hook and every attempt
	Attempts int       // that failed so far
	Failure  string    // of the last one
	FailedAt time.Time // when it was given up; zero: it is still tried
}

// Distribute turns what is in the outbox into deliveries, and says whether there may be more.
func (s *Store) Distribute(ctx context.Context) (more bool, err error) {
	const most = 100
	waiting, err := s.read().ListOutbox(ctx, 1) // most of the time there is nothing, and a write would wait for the disk
	if err != nil || len(waiting) == 0 {
		return false, fault("read the outbox", err)
	}
	err = s.Change(ctx, "empty the outbox", func(tx *Tx) error {
		hooks, err := tx.ListHooks(ctx)
		if err != nil {
			return err
		}
		rows, err := tx.ListOutbox(ctx, most)
		if err != nil {
			return err
		}
		more = len(rows) == most
		for _, r := range rows {
			if err := tx.distribute(ctx, hooks, r); err != nil {
				return err
			}
		}
		return nil
	})
	return more, err
}

func (tx *Tx) distribute(ctx context.Context, hooks []statements.Hook, r statements.ListOutboxRow) error {
	e := entries([]statements.Audit{r.Audit})[0]
	for _, row := range hooks {
		h, err := hookOf(row)
		if err != nil {
			return err
		}
		if !h.wants(e) {
			continue
		}
		if err := tx.AddDelivery(ctx, statements.AddDeliveryParams{Hook: h.ID, Audit: e.Key, Event: r.Event, Now: tx.Now.UnixMilli()}); err != nil {
			return err
		}
	}
	return tx.DeleteFromOutbox(ctx, e.Key)
}

// Due are the deliveries whose time has come, the oldest first.
func (s *Store) Due(ctx context.Context, most int) ([]Delivery, error) {
	rows, err := s.read().ListDue(ctx, statements.ListDueParams{Now: s.now().UnixMilli(), Most: int64(most)})
	if err != nil {
		return nil, fault("read deliveries", err)
	}
	all := make([]Delivery, len(rows))
	for i, r := range rows {
		h, err := hookOf(r.Hook)
		if err != nil {
			return nil, fault("read deliveries", err)
		}
		all[i] = Delivery{Hook: h, Entry: entries([]statements.Audit{r.Audit})[0], Event: r.Event, Attempts: int(r.Attempts)}
	}
	return all, nil
}

// Failing are deliveries of which an attempt has failed, the newest first.
func (s *Store) Failing(ctx context.Context, most int) ([]Delivery, error) {
	rows, err := s.read().ListFailed(ctx, int64(most))
	if err != nil {
		return nil, fault("read deliveries", err)
	}
	all := make([]Delivery, len(rows))
	for i, r := range rows {
		all[i] = Delivery{Hook: Hook{ID: r.Hook}, Entry: entries([]statements.Audit{r.Audit})[0], Event: r.Event, Attempts: int(r.Attempts), Failure: r.Failure}
		if r.FailedAt.Valid {
			all[i].FailedAt = instant(r.FailedAt.Int64)
		}
	}
	return all, nil
}

// Delivered says that a hook was told.
func (s *Store) Delivered(ctx context.Context, d Delivery) error {
	return s.Change(ctx, "mark as told", func(tx *Tx) error {
		return tx.Queries.Delivered(ctx, statements.DeliveredParams{Hook: d.Hook.ID, Audit: d.Entry.Key})
	})
}

// Postpone says that an attempt failed, and after how long the next one is due; nil: it is given up.
func (s *Store) Postpone(ctx context.Context, d Delivery, failure string, after *time.Duration) error {
	const longest = 300
	failure = strings.ToValidUTF8(failure, "?")
	if runes := []rune(failure); len(runes) > longest {
		failure = string(runes[:longest]) + "…"
	}
	return s.Change(ctx, "postpone", func(tx *Tx) error {
		p := statements.PostponeDeliveryParams{Failure: failure, Hook: d.Hook.ID, Audit: d.Entry.Key, DueAt: tx.Now.UnixMilli()}
		if after == nil {
			p.FailedAt = sql.NullInt64{Int64: tx.Now.UnixMilli(), Valid: true}
		} else {
			p.DueAt = tx.Now.Add(*after).UnixMilli()
		}
		return tx.PostponeDelivery(ctx, p)
	})
}

// Retry has what was given up for a hook tried again, and says how much that is.
func (s *Store) Retry(ctx context.Context, hook string) (n int64, err error) {
	err = s.Change(ctx, "try again", func(tx *Tx) error {
		n, err = tx.RetryDeliveries(ctx, statements.RetryDeliveriesParams{Now: tx.Now.UnixMilli(), Hook: hook})
		return err
	})
	return n, err
}
