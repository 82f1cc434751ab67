package depot

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/opencontainers/go-digest"
	"golang.org/x/mod/semver"

	"cuelabs.dev/go/oci/ociregistry"

	"sandtable/storage/bundle"
	"sandtable/storage/depot/statements"
)

// Tx is a transaction: what is written through it is on the disk when Change returns, or not at all.
type Tx struct {
	*statements.Queries
	Actor Actor     // in whose name
	Now   time.Time // when, once for all that is written
}

// Change calls do in a transaction, in the name of the context's actor. Do is called once, must use the transaction alone, and must be quick: others wait.
func (s *Store) Change(ctx context.Context, doing string, do func(*Tx) error) error {
	actor := ActorOf(ctx)
	err := s.writer.write(ctx, func(q *statements.Queries) error { return do(&Tx{q, actor, s.now()}) })
	var said ociregistry.Error
	if errors.As(err, &said) {
		return err // a sentence for the client already
	}
	return fault(doing, err)
}

// Action is what an entry of the audit log tells of.
type Action string

// What is in the audit log.
const (
	Published      Action = "published" // a version is there for the first time
	Moved          Action = "moved"     // a channel stands for something else
	Pushed         Action = "pushed"    // a manifest without a tag
	Signed         Action = "signed"
	Attached       Action = "attached" // something that is no signature refers to a manifest
	TagDeleted     Action = "tag-deleted"
	Deleted        Action = "deleted" // a manifest, with the tags that stood for it
	UserAdded      Action = "user-added"
	UserChanged    Action = "user-changed"
	UserRemoved    Action = "user-removed"
	TokenAdded     Action = "token-added"
	TokenRevoked   Action = "token-revoked"
	SignInsStopped Action = "sign-ins-stopped" // too many wrong passwords
	SweptUp        Action = "swept"
	BackedUp       Action = "backed-up"
	Started        Action = "started"
	Stopped        Action = "stopped"
)

// told are the actions that others want to hear of. Further ones are told when their entry says so.
var told = []Action{Published, Moved, Signed, Attached, TagDeleted, Deleted}

// Entry is one line of the audit log.
type Entry struct {
	Key     int64         `json:"key"`
	At      time.Time     `json:"at"`
	User    string        `json:"user"`    // empty: a stranger; "(console)": somebody at the hub's own machine
	Address string        `json:"address"` // empty at the console
	Action  Action        `json:"action"`
	Repo    string        `json:"repo,omitempty"`
	Tag     string        `json:"tag,omitempty"`
	Was     digest.Digest `json:"was,omitempty"`    // what the tag stood for before
	Became  digest.Digest `json:"became,omitempty"` // what it stands for now
	Detail  any           `json:"detail,omitempty"` // whatever else there is to say, as JSON
	Tell    bool          `json:"-"`                // others are told, too; published packages and what becomes of tags always are
}

// Record writes an entry of the audit log, and beside it the event for others where there is something to tell. Who did it
// and when are taken from the transaction.
func (tx *Tx) Record(ctx context.Context, e Entry) error {
	detail := []byte("{}")
	if e.Detail != nil {
		var err error
		if detail, err = json.Marshal(e.Detail); err != nil {
			return err
		}
	}
	key, err := tx.AddAudit(ctx, statements.AddAuditParams{At: tx.Now.UnixMilli(), User: tx.Actor.User, Address: tx.Actor.Address,
		Action: string(e.Action), Repo: e.Repo, Tag: e.Tag, Was: string(e.Was), Became: string(e.Became), Detail: string(detail)})
	if err != nil || !e.Tell && !slices.Contains(told, e.Action) {
		return err
	}
	id, err := uuid.NewV7()
	if err != nil {
		return err
	}
	return tx.AddEvent(ctx, statements.AddEventParams{Audit: key, Event: id.String(), Type: string(e.Action)})
}

// Move is a tag that is to stand for a manifest.
type Move struct {
	Repo, Tag string
	To        digest.Digest
	If        *digest.Digest // what it has to stand for until now, empty for nothing; nil: whatever it is
	Detail    any            // for the audit log
}

// Move moves a tag in the name of the context's actor, with the entry that tells of it. A version is set once and never
// moved. Where the tag stands for something else than Move.If says, the error is ErrMoved and was is what it stands for.
func (s *Store) Move(ctx context.Context, m Move) (was digest.Digest, err error) {
	err = s.Change(ctx, "move "+m.Repo+":"+m.Tag, func(tx *Tx) error {
		was, err = tx.Move(ctx, m)
		return err
	})
	return was, err
}

// Move moves a tag within a transaction; see Store.Move.
func (tx *Tx) Move(ctx context.Context, m Move) (was digest.Digest, err error) {
	to, err := tx.GetManifestHead(ctx, statements.GetManifestHeadParams{Repo: m.Repo, Digest: string(m.To)})
	if errors.Is(err, sql.ErrNoRows) {
		return "", ociregistry.ErrManifestUnknown
	} else if err != nil {
		return "", err
	}
	if err := tx.allowMove(m, bundle.State(to.State)); err != nil {
		return "", err
	}
	stood, err := tx.GetTag(ctx, statements.GetTagParams{Repo: m.Repo, Name: m.Tag})
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", err
	}
	was = digest.Digest(stood)
	switch {
	case m.If != nil && *m.If != was:
		return was, ErrMoved
	case was == m.To:
		return was, nil // nothing happens, so nothing is told
	}
	e := Entry{Action: Moved, Repo: m.Repo, Tag: m.Tag, Was: was, Became: m.To, Detail: m.Detail}
	if IsVersion(m.Tag) {
		e.Action = Published
		if err := tx.publish(ctx, m); err != nil {
			return was, err
		}
	}
	if err := tx.PutTag(ctx, statements.PutTagParams{Repo: m.Repo, Name: m.Tag, Digest: string(m.To), Now: tx.Now.UnixMilli(), By: tx.Actor.User}); err != nil {
		return was, err
	}
	if err := tx.MarkTagged(ctx, statements.MarkTaggedParams{Repo: m.Repo, Digest: string(m.To)}); err != nil {
		return was, err
	}
	return was, tx.Record(ctx, e)
}

// allowMove asks for the scope that a tag needs: drafts may be published with “publish”; what is released, and every channel, needs “release”.
func (tx *Tx) allowMove(m Move, state bundle.State) error {
	scope := Release
	if IsVersion(m.Tag) && state != bundle.Released {
		scope = Publish
	}
	return tx.Actor.allow(scope, m.Repo)
}

// publish enters a version into the list of those that were ever published, or says that it means something else already.
func (tx *Tx) publish(ctx context.Context, m Move) error {
	v, err := tx.GetVersion(ctx, statements.GetVersionParams{Repo: m.Repo, Tag: m.Tag})
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return tx.AddVersion(ctx, statements.AddVersionParams{Repo: m.Repo, Tag: m.Tag, Digest: string(m.To), Now: tx.Now.UnixMilli(), By: tx.Actor.User})
	case err != nil:
		return err
	case v.Digest != string(m.To):
		return denied("version %s of %s is already published with other content (%s); versions are immutable: choose another version", version(m.Tag), m.Repo, v.Digest)
	}
	return nil
}

// IsVersion says whether a tag is a whole semantic version, which is never moved. Any other tag is a channel.
func IsVersion(tag string) bool {
	v := "v" + version(tag)
	return semver.IsValid(v) && semver.Canonical(v)+semver.Build(v) == v
}

// version is the version that a tag stands for: a plus sign is written as an underscore in a tag.
func version(tag string) string { return strings.ReplaceAll(tag, "_", "+") }

func instant(milliseconds int64) time.Time { return time.UnixMilli(milliseconds).UTC() }

// AuditSince lists the audit log in order: entries after a key, not before an instant, at most so many.
func (s *Store) AuditSince(ctx context.Context, after int64, since time.Time, most int) ([]Entry, error) {
	rows, err := s.read().ListAudit(ctx, statements.ListAuditParams{After: after, Since: since.UnixMilli(), Most: int64(most)})
	if err != nil {
		return nil, fault("read the audit log", err)
	}
	return entries(rows), nil
}

// History is what a tag has stood for, the newest entry first.
func (s *Store) History(ctx context.Context, repo, tag string, most int) ([]Entry, error) {
	rows, err := s.read().ListMoves(ctx, statements.ListMovesParams{Repo: repo, Tag: tag, Most: int64(most)})
	if err != nil {
		return nil, fault(fmt.Sprintf("read the history of %s:%s", repo, tag), err)
	}
	return entries(rows), nil
}

func entries(rows []statements.Audit) []Entry {
	all := make([]Entry, len(rows))
	for i, r := range rows {
		all[i] = Entry{Key: r.Key, At: instant(r.At), User: r.User, Address: r.Address, Action: Action(r.Action), Repo: r.Repo, Tag: r.Tag,
			Was: digest.Digest(r.Was), Became: digest.Digest(r.Became)}
		if r.Detail != "{}" {
			all[i].Detail = json.RawMessage(r.Detail)
		}
	}
	return all
}
