package depot

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"

	"github.com/mattn/go-sqlite3"
	"github.com/opencontainers/go-digest"
	"golang.org/x/mod/semver"

	"sandtable/storage/bundle"
	"sandtable/storage/depot/statements"
)

// What is in the audit log of channels and rollouts, besides.
const (
	Withdrawn   Action = "withdrawn"  // a version is not to be used any more
	RolledOut   Action = "rollout"    // a rollout was made, or something was done with it
	HookAdded   Action = "hook-added" // somebody else is told from now on
	HookRemoved Action = "hook-removed"
)

// Stable is the channel that no draft goes into.
const Stable = "stable"

// Version is a published version of a template.
type Version struct {
	Version     string
	Digest      digest.Digest
	State       bundle.State // empty for what is no template
	Present     bool         // it was not deleted since
	PublishedAt time.Time
	PublishedBy string
	Withdrawn   *Withdrawal // nil: it is not
}

// Withdrawal is who took a version out of use, when and why.
type Withdrawal struct {
	At     time.Time
	By     string
	Reason string
}

// Channel is a tag that moves.
type Channel struct {
	Name    string
	Digest  digest.Digest
	Version string // that the digest is; empty where it was never published as one
	MovedAt time.Time
	MovedBy string
}

// Versions are those of a template, the newest first.
func (s *Store) Versions(ctx context.Context, repo string) ([]Version, error) {
	rows, err := s.read().ListVersions(ctx, repo)
	if err != nil {
		return nil, fault("list the versions of "+repo, err)
	}
	all := make([]Version, len(rows))
	for i, r := range rows {
		all[i] = Version{Version: version(r.Tag), Digest: digest.Digest(r.Digest), State: bundle.State(r.State), Present: r.Present != 0,
			PublishedAt: instant(r.PublishedAt), PublishedBy: r.PublishedBy, Withdrawn: withdrawal(r.WithdrawnAt, r.WithdrawnBy, r.Reason)}
	}
	slices.SortFunc(all, func(a, b Version) int { return semver.Compare("v"+b.Version, "v"+a.Version) })
	return all, nil
}

func withdrawal(at sql.NullInt64, by, reason sql.NullString) *Withdrawal {
	if !at.Valid {
		return nil
	}
	return &Withdrawal{instant(at.Int64), by.String, reason.String}
}

// Channels are those of a template, by name.
func (s *Store) Channels(ctx context.Context, repo string) ([]Channel, error) {
	rows, err := s.read().ListChannels(ctx, repo)
	if err != nil {
		return nil, fault("list the channels of "+repo, err)
	}
	all := make([]Channel, len(rows))
	for i, r := range rows {
		all[i] = Channel{r.Name, digest.Digest(r.Digest), version(r.Version), instant(r.MovedAt), r.MovedBy}
	}
	return all, nil
}

// Find looks a version up within a transaction; ErrNotFound where it was never published, or was deleted since.
func (tx *Tx) Find(ctx context.Context, repo, name string) (Version, error) {
	v, err := tx.GetVersion(ctx, statements.GetVersionParams{Repo: repo, Tag: tagOf(name)})
	if err != nil {
		return Version{}, fault("find "+repo+":"+name, err)
	}
	head, err := tx.GetManifestHead(ctx, statements.GetManifestHeadParams{Repo: repo, Digest: v.Digest})
	if err != nil {
		return Version{}, fault("find "+repo+":"+name, err)
	}
	return Version{name, digest.Digest(v.Digest), bundle.State(head.State), true, instant(v.PublishedAt), v.PublishedBy, withdrawal(v.WithdrawnAt, v.WithdrawnBy, v.Reason)}, nil
}

// Stands is what a channel stands for within a transaction; both are empty where it is not there.
func (tx *Tx) Stands(ctx context.Context, repo, channel string) (at digest.Digest, name string, err error) {
	d, err := tx.GetTag(ctx, statements.GetTagParams{Repo: repo, Name: channel})
	if errors.Is(err, sql.ErrNoRows) {
		return "", "", nil
	} else if err != nil {
		return "", "", err
	}
	name, err = tx.VersionOf(ctx, repo, digest.Digest(d))
	return digest.Digest(d), name, err
}

// View calls do with a transaction that reads, all of it as of one moment, and must not write.
func (s *Store) View(ctx context.Context, doing string, do func(*Tx) error) error {
	tx, err := s.readers.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return fault(doing, err)
	}
	defer tx.Rollback()
	return fault(doing, do(&Tx{statements.New(tx), ActorOf(ctx), s.now()}))
}

// Allow refuses what the actor may not do in a repository, as the registry would.
func (tx *Tx) Allow(scope Scope, repo string) error { return tx.Actor.allow(scope, repo) }

// History is what a tag has stood for, the newest entry first, within a transaction.
func (tx *Tx) History(ctx context.Context, repo, tag string, most int) ([]Entry, error) {
	rows, err := tx.ListMoves(ctx, statements.ListMovesParams{Repo: repo, Tag: tag, Most: int64(most)})
	return entries(rows), err
}

// VersionOf is which version a digest is; empty for what was never published as one.
func (tx *Tx) VersionOf(ctx context.Context, repo string, d digest.Digest) (string, error) {
	v, err := tx.GetVersionOf(ctx, statements.GetVersionOfParams{Repo: repo, Digest: string(d)})
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return version(v.Tag), err
}

// mayStand refuses what must not go into a channel, whichever way it comes.
func (tx *Tx) mayStand(ctx context.Context, m Move, state bundle.State) error {
	if m.Tag == Stable && state == bundle.Draft {
		return denied("this is a draft, and only what is released goes into the channel %s", Stable)
	}
	v, err := tx.GetVersionOf(ctx, statements.GetVersionOfParams{Repo: m.Repo, Digest: string(m.To)})
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil
	case err != nil:
		return err
	case v.WithdrawnAt.Valid:
		return denied("version %s of %s was withdrawn (%s); no channel may stand for it", version(v.Tag), m.Repo, v.Reason.String)
	}
	return nil
}

// Withdraw takes a version out of use; what is withdrawn already stays as it is. It needs the scope “release”.
func (tx *Tx) Withdraw(ctx context.Context, repo, name, reason string) error {
	if err := tx.Actor.allow(Release, repo); err != nil {
		return err
	}
	n, err := tx.WithdrawVersion(ctx, statements.WithdrawVersionParams{Now: sql.NullInt64{Int64: tx.Now.UnixMilli(), Valid: true},
		By: sql.NullString{String: tx.Actor.User, Valid: true}, Reason: sql.NullString{String: reason, Valid: true}, Repo: repo, Tag: tagOf(name)})
	if err != nil || n == 0 {
		return err
	}
	return tx.Record(ctx, Entry{Action: Withdrawn, Repo: repo, Tag: tagOf(name), Detail: map[string]string{"version": name, "reason": reason}, Tell: true})
}

// Rollout is a rollout as it is kept: its plan and its log are JSON of those who know what they mean.
type Rollout struct {
	ID, Repo, Channel    string
	Plan, Log            []byte
	Revision             int64 // counts the changes, from 1
	CreatedAt, UpdatedAt time.Time
	Ended                bool // another may begin on the channel
}

func rolloutOf(r statements.Rollout) Rollout {
	return Rollout{r.ID, r.Repo, r.Channel, []byte(r.Plan), []byte(r.State), r.Revision, instant(r.CreatedAt), instant(r.UpdatedAt), r.EndedAt.Valid}
}

// Rollouts lists them, the newest first; an empty repository or channel stands for all.
func (s *Store) Rollouts(ctx context.Context, repo, channel string) ([]Rollout, error) {
	rows, err := s.read().ListRollouts(ctx, statements.ListRolloutsParams{Repo: repo, Channel: channel})
	all := make([]Rollout, len(rows))
	for i, r := range rows {
		all[i] = rolloutOf(r)
	}
	return all, fault("list rollouts", err)
}

// Rollout is one of them, or ErrNotFound.
func (s *Store) Rollout(ctx context.Context, id string) (Rollout, error) {
	r, err := s.read().GetRollout(ctx, id)
	return rolloutOf(r), fault("find rollout "+id, err)
}

// Rollout is the same within a transaction.
func (tx *Tx) Rollout(ctx context.Context, id string) (Rollout, error) {
	r, err := tx.GetRollout(ctx, id)
	return rolloutOf(r), fault("find rollout "+id, err)
}

// OpenRollout is the one that has not ended on a channel, or ErrNotFound.
func (tx *Tx) OpenRollout(ctx context.Context, repo, channel string) (Rollout, error) {
	r, err := tx.GetOpenRollout(ctx, statements.GetOpenRolloutParams{Repo: repo, Channel: channel})
	return rolloutOf(r), fault("find the rollout of "+repo+":"+channel, err)
}

// CreateRollout keeps a new rollout; ErrExists where the channel has an open one.
func (tx *Tx) CreateRollout(ctx context.Context, r Rollout) error {
	if err := tx.Actor.allow(Release, r.Repo); err != nil {
		return err
	}
	err := tx.AddRollout(ctx, statements.AddRolloutParams{ID: r.ID, Repo: r.Repo, Channel: r.Channel, Plan: string(r.Plan), State: string(r.Log), Now: tx.Now.UnixMilli()})
	var failure sqlite3.Error
	if errors.As(err, &failure) && failure.Code == sqlite3.ErrConstraint {
		return ErrExists
	}
	return err
}

// SaveRollout keeps what became of one: ErrMoved where somebody else changed it since.
func (tx *Tx) SaveRollout(ctx context.Context, r Rollout) error {
	n, err := tx.PutRollout(ctx, statements.PutRolloutParams{State: string(r.Log), Now: tx.Now.UnixMilli(), EndedAt: sql.NullInt64{Int64: tx.Now.UnixMilli(), Valid: r.Ended},
		ID: r.ID, Revision: r.Revision})
	if err == nil && n == 0 {
		return ErrMoved
	}
	return err
}
