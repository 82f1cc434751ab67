package release

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/opencontainers/go-digest"

	"sandtable/engine/problem"
	"sandtable/engine/rollout"
	"sandtable/engine/scenario"
	"sandtable/storage/depot"
	"sandtable/storage/depot/statements"
)

const template = "acme/order"

// clock is a clock that stands still until it is moved.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time { c.mu.Lock(); defer c.mu.Unlock(); return c.at }

func (c *clock) move(d time.Duration) { c.mu.Lock(); defer c.mu.Unlock(); c.at = c.at.Add(d) }

// desk has versions 1.0.0, 1.1.0 and 1.2.0, all released, and the draft 2.0.0-rc.1. Ann may do everything.
func desk(t *testing.T) (*Desk, context.Context, *clock) {
	t.Helper()
	c := &clock{at: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)}
	s, err := depot.Open(t.Context(), t.TempDir(), depot.Options{Now: c.now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	ctx := actor("ann", depot.Admin)
	for _, version := range []string{"1.0.0", "1.1.0", "1.2.0", "2.0.0-rc.1"} {
		state := "released"
		if strings.Contains(version, "-") {
			state = "draft"
		}
		d := digest.FromString(version)
		err := s.Change(ctx, "test", func(tx *depot.Tx) error {
			if err := tx.AddRepo(ctx, statements.AddRepoParams{Name: template}); err != nil {
				return err
			}
			_, err := tx.AddManifest(ctx, statements.AddManifestParams{Repo: template, Digest: string(d), Annotations: "{}", State: state, Content: []byte(version)})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Move(ctx, depot.Move{Repo: template, Tag: version, To: d}); err != nil {
			t.Fatal(err)
		}
	}
	return &Desk{s}, ctx, c
}

func actor(user string, scope depot.Scope) context.Context {
	return depot.As(context.Background(), depot.Actor{User: user, Address: "192.0.2.1", Grants: []depot.Grant{{Prefix: "acme", Scope: scope}}})
}

func code(err error) string {
	if p := problem.Of(err); p != nil {
		return p.Code
	}
	return fmt.Sprint(err)
}

func mustMove(ctx context.Context, t *testing.T, d *Desk, versions ...string) (c Channel) {
	t.Helper()
	for _, v := range versions {
		var err error
		if c, err = d.Move(ctx, template, "stable", MoveRequest{Version: v}); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

func TestOfTwoAdminsWhoMoveAtOnceOneIsToldWhatIsThereNow(t *testing.T) {
	d, ctx, _ := desk(t)
	from := mustMove(ctx, t, d, "1.0.0").Digest
	var all sync.WaitGroup
	failures := make([]error, 2)
	for i, v := range []string{"1.1.0", "1.2.0"} {
		all.Go(func() {
			_, failures[i] = d.Move(actor([]string{"ann", "bob"}[i], depot.Release), template, "stable", MoveRequest{Version: v, If: &from})
		})
	}
	all.Wait()
	var c *Conflict
	if (failures[0] == nil) == (failures[1] == nil) || !errors.As(errors.Join(failures...), &c) || c.Code != CodeMoved {
		t.Fatalf("got %v, want one conflict", failures)
	}
	now, err := d.Channel(ctx, template, "stable")
	if err != nil || c.Now.(Channel).Version != now.Version {
		t.Errorf("the loser is told %+v, and there is %+v, %v", c.Now, now, err)
	}
	if len(now.History) != 2 || now.History[0].From != "1.0.0" || now.History[0].To != now.Version {
		t.Errorf("got %+v", now.History)
	}
}

func TestAMoveThatIsAskedForAgainAfterALostAnswerIsDoneOnce(t *testing.T) {
	d, ctx, _ := desk(t)
	from := mustMove(ctx, t, d, "1.0.0", "1.1.0").Digest
	back := MoveRequest{Request: "q1", If: &from}
	for range 3 {
		c, err := d.RollBack(ctx, template, "stable", back)
		if err != nil || c.Version != "1.0.0" || len(c.History) != 3 {
			t.Fatalf("got %+v, %v", c, err)
		}
	}
	forth := MoveRequest{Version: "1.2.0", If: new(digest.FromString("1.0.0")), Request: "q2"}
	for range 2 {
		if c, err := d.Move(ctx, template, "stable", forth); err != nil || len(c.History) != 4 {
			t.Errorf("got %+v, %v", c, err)
		}
	}
}

func TestRollingBackTwiceGoesBackTwice(t *testing.T) {
	d, ctx, _ := desk(t)
	mustMove(ctx, t, d, "1.0.0", "1.1.0", "1.2.0")
	for _, want := range []string{"1.1.0", "1.0.0"} {
		if c, err := d.RollBack(ctx, template, "stable", MoveRequest{}); err != nil || c.Version != want || !c.History[0].Rollback {
			t.Fatalf("got %+v, %v, want %s", c, err, want)
		}
	}
	if _, err := d.RollBack(ctx, template, "stable", MoveRequest{}); code(err) != CodeNoEarlier {
		t.Errorf("further than the first: %v", err)
	}
	mustMove(ctx, t, d, "1.2.0")
	if c, err := d.RollBack(ctx, template, "stable", MoveRequest{}); err != nil || c.Version != "1.0.0" {
		t.Errorf("got %s, %v", c.Version, err)
	}
	if _, err := d.RollBack(ctx, template, "canary", MoveRequest{}); code(err) != CodeNoChannel {
		t.Errorf("a channel that is not there: %v", err)
	}
}

func TestWhatWasWithdrawnIsPassedOverAndNeverChosen(t *testing.T) {
	d, ctx, _ := desk(t)
	mustMove(ctx, t, d, "1.0.0", "1.1.0")
	if err := d.Withdraw(ctx, template, "1.1.0", "loses orders"); code(err) != "channel.in-use" {
		t.Errorf("while the channel stands at it: %v", err)
	}
	mustMove(ctx, t, d, "1.2.0")
	if err := d.Withdraw(ctx, template, "1.1.0", "loses orders"); err != nil {
		t.Fatal(err)
	}
	if c, err := d.RollBack(ctx, template, "stable", MoveRequest{}); err != nil || c.Version != "1.0.0" {
		t.Errorf("got %s, %v", c.Version, err)
	}
	for version, want := range map[string]string{"1.1.0": CodeWithdrawn, "9.9.9": CodeNoVersion, "2.0.0-rc.1": CodeNoDraft} {
		if _, err := d.Move(ctx, template, "stable", MoveRequest{Version: version}); code(err) != want {
			t.Errorf("%s: %v, want %s", version, err, want)
		}
	}
	if _, err := d.Move(ctx, template, "canary", MoveRequest{Version: "2.0.0-rc.1"}); err != nil {
		t.Errorf("a draft for the canaries: %v", err)
	}
	if err := d.Withdraw(ctx, template, "9.9.9", ""); code(err) != CodeNoVersion {
		t.Errorf("got %v", err)
	}
}

func TestWhoMayDoWhat(t *testing.T) {
	d, ctx, _ := desk(t)
	mustMove(ctx, t, d, "1.0.0")
	stranger := context.Background()
	if _, err := d.Channel(stranger, template, "stable"); code(err) != CodeNeedsLogin {
		t.Errorf("a stranger looks: %v", err)
	}
	if _, err := d.Move(actor("eve", depot.Publish), template, "stable", MoveRequest{Version: "1.1.0"}); code(err) != CodeNotAllowed {
		t.Errorf("a publisher moves: %v", err)
	}
	if _, err := d.Resolve(actor("eve", depot.Read), template, "stable", "branch-1"); err != nil {
		t.Errorf("a reader asks: %v", err)
	}
	if _, err := d.Rollout(stranger, "r1"); code(err) != CodeNoRollout {
		t.Errorf("got %v", err)
	}
}

func proposal(steps ...rollout.Step) Proposal {
	return Proposal{Plan: rollout.Plan{ID: "r1", Template: template, Channel: "stable", From: "1.0.0", To: "1.1.0", Steps: append(steps, rollout.Step{Share: 1})}}
}

func TestARolloutGoesItsWayAndTheChannelFollows(t *testing.T) {
	d, ctx, c := desk(t)
	mustMove(ctx, t, d, "1.0.0")
	p := proposal(rollout.Step{Units: []string{"pilot"}, Before: rollout.Gate{Approval: &rollout.Approval{By: []string{"boss"}}}})
	p.Plan.Steps[1].Before.Wait = scenario.Duration(24 * time.Hour)
	r, created, err := d.Create(ctx, p)
	if err != nil || !created || r.Status.State != rollout.Planned || len(r.Gates) != 1 {
		t.Fatalf("got %+v, %t, %v", r, created, err)
	}
	if _, created, err := d.Create(ctx, p); err != nil || created {
		t.Errorf("the same plan again: %t, %v", created, err)
	}
	other := p
	other.Plan.ID = "r2"
	if _, _, err := d.Create(ctx, other); code(err) != CodeAnother {
		t.Errorf("a second one: %v", err)
	}
	other.Plan.ID, other.Plan.To = "r1", "1.2.0"
	if _, _, err := d.Create(ctx, other); code(err) != "rollout.id-used" {
		t.Errorf("another plan of the same id: %v", err)
	}
	do := func(ctx context.Context, k rollout.Kind, want string) {
		t.Helper()
		if r, err = d.Do(ctx, "r1", Act{Kind: k}); want != "" && code(err) != want || want == "" && err != nil {
			t.Fatalf("%s: %v, want %q", k, err, want)
		}
	}
	do(ctx, rollout.Start, "rollout.needs-approval")
	do(actor("boss", depot.Read), rollout.Approve, "")
	do(actor("boss", depot.Read), rollout.Start, CodeNotAllowed)
	do(ctx, rollout.Start, "")
	for unit, want := range map[string]string{"pilot": "1.1.0", "other": "1.0.0"} {
		if got, err := d.Resolve(ctx, template, "stable", unit); err != nil || got.Version != want {
			t.Errorf("%s: got %+v, %v", unit, got, err)
		}
	}
	if err := d.Withdraw(ctx, template, "1.1.0", "bad"); code(err) != "channel.in-use" {
		t.Errorf("withdrawn in the middle: %v", err)
	}
	do(ctx, rollout.Advance, "rollout.too-early")
	c.move(24 * time.Hour)
	do(ctx, rollout.Advance, "")
	if r.Status.State != rollout.Done || r.Stands != "1.1.0" {
		t.Errorf("got %+v", r)
	}
	do(ctx, rollout.RollBack, "")
	now, err := d.Channel(ctx, template, "stable")
	if err != nil || now.Version != "1.0.0" || !now.History[0].Rollback || now.History[0].Rollout != "r1" {
		t.Errorf("got %+v, %v", now, err)
	}
	audit, err := d.Store.AuditSince(ctx, 0, time.Time{}, 100)
	told := ""
	for _, e := range audit {
		if e.Action == depot.RolledOut || e.Action == depot.Moved {
			told += fmt.Sprintf("%s by %s; ", e.Action, e.User)
		}
	}
	if want := "moved by ann; rollout by ann; rollout by boss; rollout by ann; moved by ann; rollout by ann; moved by ann; rollout by ann; "; err != nil || told != want {
		t.Errorf("the audit log says\n%s, want\n%s", told, want)
	}
}

func TestAChannelThatIsMovedByHandMeanwhileIsSaidSo(t *testing.T) {
	d, ctx, _ := desk(t)
	mustMove(ctx, t, d, "1.0.0")
	if _, _, err := d.Create(ctx, proposal(rollout.Step{Units: []string{"pilot"}})); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Do(ctx, "r1", Act{Kind: rollout.Start}); err != nil {
		t.Fatal(err)
	}
	if c := mustMove(ctx, t, d, "1.2.0"); c.Overtakes != "r1" {
		t.Errorf("the mover is told %+v", c)
	}
	if got, err := d.Resolve(ctx, template, "stable", "pilot"); err != nil || got.Version != "1.2.0" || got.Reason != rollout.Overtaken {
		t.Errorf("got %+v, %v", got, err)
	}
	if _, err := d.Do(ctx, "r1", Act{Kind: rollout.Advance}); code(err) != "rollout.overtaken" {
		t.Errorf("got %v", err)
	}
	if r, err := d.Rollout(ctx, "r1"); err != nil || !r.Overtaken {
		t.Errorf("got %+v, %v", r, err)
	}
	if r, err := d.Do(ctx, "r1", Act{Kind: rollout.Abort}); err != nil || r.Stands != "1.2.0" {
		t.Errorf("got %+v, %v", r, err)
	}
	late := proposal()
	late.Plan.ID = "r2"
	if _, _, err := d.Create(ctx, late); code(err) != "rollout.overtaken" {
		t.Errorf("a plan that begins elsewhere: %v", err)
	}
}

func TestOfTwoWhoActOnOneRevisionOneIsToldAndAskingAgainIsNoConflict(t *testing.T) {
	d, ctx, _ := desk(t)
	mustMove(ctx, t, d, "1.0.0")
	r, _, err := d.Create(ctx, proposal(rollout.Step{Share: 0.1}))
	if err != nil {
		t.Fatal(err)
	}
	start := Act{Kind: rollout.Start, Revision: r.Revision, Request: "q1"}
	for range 2 {
		if got, err := d.Do(ctx, "r1", start); err != nil || len(got.Log) != 1 {
			t.Errorf("got %+v, %v", got, err)
		}
	}
	var c *Conflict
	if _, err := d.Do(ctx, "r1", Act{Kind: rollout.Abort, Revision: r.Revision, Request: "q2"}); !errors.As(err, &c) || c.Now.(Rollout).Status.State != rollout.Running {
		t.Errorf("got %v", err)
	}
	for _, p := range []struct {
		to, want string
	}{{"9.9.9", CodeNoVersion}, {"2.0.0-rc.1", CodeNoDraft}} {
		x := proposal()
		x.Plan.ID, x.Plan.To = "r3", p.to
		if _, _, err := d.Create(ctx, x); code(err) != p.want {
			t.Errorf("to %s: %v", p.to, err)
		}
	}
}
