package hub

import (
	"context"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"sandtable/app"
	"sandtable/app/release"
	"sandtable/engine/problem"
	"sandtable/engine/rollout"
	"sandtable/storage/bundle"
	"sandtable/storage/depot"
	"sandtable/storage/registry"
	"sandtable/storage/secrets"
)

const drawn = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="urn:t"><resource id="clerk" name="Clerk"/><process id="P" name="Order">
<startEvent id="S" name="Order in"/><userTask id="T" name="Check order"/><endEvent id="E" name="Order checked"/>
<sequenceFlow id="f" sourceRef="S" targetRef="T"/><sequenceFlow id="g" sourceRef="T" targetRef="E"/></process></definitions>`

// company is a hub with the releases 1.0.0, 1.1.0 and 1.2.0 of acme/order in a folder of its own, stable at the first, and a library that knows the hub.
type company struct {
	*door
	*app.App
	registry app.Registry
	at       app.TemplateAt
}

func newCompany(t *testing.T) *company {
	t.Helper()
	c := &company{door: open(t, Options{})}
	c.user("ann", depot.Grant{Scope: depot.Release})
	c.user("ben", depot.Grant{Scope: depot.Read})
	c.App = c.library("ann")
	r, err := registry.Open(strings.TrimPrefix(c.url, "http://")+"/templates", registry.Options{User: "ann", Password: "ann's password"})
	if err != nil {
		t.Fatal(err)
	}
	for version, task := range map[string]string{"1.0.0": "Check order", "1.1.0": "Check the order", "1.2.0": "Check each order"} {
		b, err := bundle.New(bundle.Manifest{ID: "acme/order", Version: version, State: bundle.Released, Name: bundle.Text{EN: "Order"},
			Processes: []bundle.Process{{ID: "P", Name: bundle.Text{EN: "Order"}, File: "processes/order.bpmn"}}},
			[]bundle.Part{{Path: "processes/order.bpmn", Type: "application/xml", Content: []byte(strings.Replace(drawn, "Check order", task, 1))}})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := r.Push(t.Context(), b, nil); err != nil {
			t.Fatal(err)
		}
	}
	c.registry = must(c.Registries.List(t.Context()))(t)[0]
	c.at = app.TemplateAt{Registry: c.registry.ID, Template: "acme/order", Language: problem.English}
	must(c.Releases.Move(t.Context(), c.at, "stable", release.MoveRequest{Version: "1.0.0"}))(t)
	return c
}

// library is one of somebody who has logged in to the hub.
func (c *company) library(user string) *app.App {
	folder := c.TempDir()
	a, err := app.New(filepath.Join(folder, "library.sqlite"), app.Options{Secrets: secrets.Open(filepath.Join(folder, "secrets.json"), true)})
	if err != nil {
		c.Fatal(err)
	}
	c.Cleanup(func() { _ = a.Close() })
	r := must(a.Registries.Put(c.Context(), app.Registry{Name: "company", Address: strings.TrimPrefix(c.url, "http://") + "/templates"}))(c.T)
	must(a.Registries.LogIn(c.Context(), r.ID, user, user+"'s password", ""))(c.T)
	return a
}

func (c *company) install(version, channel string) app.ProcessID {
	c.Helper()
	heads := must(c.Central.Install(c.Context(), app.Installing{Wanted: app.Wanted{Registry: c.registry.ID, Template: "acme/order", Version: version}, Channel: channel, NewProject: "Orders " + version + channel, Unverified: "acme/order"}))(c.T)
	return heads[0].ID
}

// news is what is known of an installed process after asking the hub.
func (c *company) news(process app.ProcessID) app.InstalledTemplate {
	c.Helper()
	for _, asked := range must(c.Central.Check(c.Context(), 0))(c.T) {
		if asked.Problem != nil {
			c.Fatal(asked.Problem)
		}
	}
	for _, x := range must(c.Central.Installed(c.Context()))(c.T) {
		if x.Process == process {
			return x
		}
	}
	c.Fatalf("%s is not installed", process)
	return app.InstalledTemplate{}
}

func must[T any](value T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func TestAnInstalledProcessFollowsItsChannel(t *testing.T) {
	c := newCompany(t)
	ctx := t.Context()
	process := c.install("1.0.0", "stable")
	if x := c.news(process); x.Newer != "" || x.Channel != "stable" || len(x.Channels) != 1 {
		t.Fatalf("stable has not moved: %+v", x)
	}
	must(c.Releases.Move(ctx, c.at, "stable", release.MoveRequest{Version: "1.1.0"}))(t)
	if x := c.news(process); x.Newer != "1.1.0" {
		t.Errorf("stable has moved to 1.1.0: %+v", x)
	}
	d := must(c.Central.Difference(ctx, process, "1.1.0"))(t)
	if d.Last != "1.0.0" || len(d.Processes) != 1 || !strings.Contains(d.Processes[0].Changes[0].Text.EN, "Check the order") {
		t.Errorf("what is new in 1.1.0: %+v", d)
	}
	if err := c.Central.Follow(ctx, process, ""); err != nil {
		t.Fatal(err)
	}
	if x := c.news(process); x.Newer != "1.2.0" {
		t.Errorf("the newest release is 1.2.0: %+v", x)
	}
	if err := c.Central.Follow(ctx, process, "Not A Channel"); codeOf(err) != "channel.bad-name" {
		t.Errorf("got %v", err)
	}
	if err := c.Central.Follow(ctx, "nobody", "stable"); codeOf(err) != app.CodeNotFound {
		t.Errorf("got %v", err)
	}
}

func TestTheUnitOfTheLibraryDecidesWhatARolloutOffersIt(t *testing.T) {
	c := newCompany(t)
	ctx := t.Context()
	process := c.install("1.0.0", "stable")
	r := must(c.Releases.Plan(ctx, c.at, app.Staging{Channel: "stable", To: "1.2.0", Pilots: []string{"branch-1"}, Shares: []float64{0.5}}))(t)
	if len(r.Plan.Steps) != 3 || r.Plan.From != "1.0.0" || r.Status.State != rollout.Planned {
		t.Fatalf("%+v", r)
	}
	r = must(c.Releases.Do(ctx, c.at, r.Plan.ID, release.Act{Kind: rollout.Start, Revision: r.Revision}))(t)
	if x := c.news(process); x.Newer != "" {
		t.Errorf("a library of no unit: %+v", x)
	}
	if err := c.Central.PutUnit(ctx, " branch-1 "); err != nil {
		t.Fatal(err)
	}
	if x := c.news(process); x.Newer != "1.2.0" {
		t.Errorf("the pilot: %+v", x)
	}
	if err := c.Central.PutUnit(ctx, "branch-2"); err != nil {
		t.Fatal(err)
	}
	if x := c.news(process); x.Newer != "" {
		t.Errorf("not yet: %+v", x)
	}
	// Who decides on what is not there any more is told.
	must(c.Releases.Do(ctx, c.at, r.Plan.ID, release.Act{Kind: rollout.Pause, Revision: r.Revision}))(t)
	if _, err := c.Releases.Do(ctx, c.at, r.Plan.ID, release.Act{Kind: rollout.Abort, Revision: r.Revision}); codeOf(err) != release.CodeChanged {
		t.Errorf("got %v", err)
	}
	o := must(c.Releases.Of(ctx, c.at))(t)
	if !o.Rights.Hub || !o.Rights.Release || o.Rights.User != "ann" || len(o.Versions) != 3 || len(o.Channels) != 1 || len(o.Rollouts) != 1 || len(o.Rollouts[0].Log) != 2 || o.Rollouts[0].Status.State != rollout.Paused {
		t.Errorf("%+v", o)
	}
}

func TestAVersionThatWasWithdrawnIsMarkedAndNotInstalled(t *testing.T) {
	c := newCompany(t)
	ctx := t.Context()
	process := c.install("1.2.0", "")
	if err := c.Releases.Withdraw(ctx, c.at, "1.2.0", "  "); codeOf(err) != "release.no-reason" {
		t.Errorf("without a reason: %v", err)
	}
	if err := c.Releases.Withdraw(ctx, c.at, "1.0.0", "too old"); codeOf(err) != "channel.in-use" {
		t.Errorf("stable stands at it: %v", err)
	}
	if err := c.Releases.Withdraw(ctx, c.at, "1.2.0", "loses orders"); err != nil {
		t.Fatal(err)
	}
	if x := c.news(process); x.Withdrawn == nil || x.Withdrawn.Reason != "loses orders" || x.Withdrawn.By != "ann" || x.Newer != "1.1.0" {
		t.Errorf("what is installed: %+v", x)
	}
	shelf := must(c.Central.Browse(ctx))(t)[0]
	if l := shelf.Templates[0]; l.Version != "1.1.0" || len(l.Withdrawn) != 1 || len(l.Versions) != 3 {
		t.Errorf("on the shelf: %+v", l)
	}
	wanted := app.Wanted{Registry: c.registry.ID, Template: "acme/order", Version: "1.2.0"}
	p := must(c.Central.Preview(ctx, wanted, ""))(t)
	if p.Withdrawn == nil || p.Instead != "1.1.0" {
		t.Errorf("looked at: %+v, %s", p.Withdrawn, p.Instead)
	}
	_, err := c.Central.Install(ctx, app.Installing{Wanted: wanted, NewProject: "X", Unverified: "acme/order"})
	if said := problem.Of(err); said == nil || said.Code != "central.withdrawn" || !strings.Contains(said.Message.EN, "loses orders") || !strings.Contains(said.Hint.ZH, "1.1.0") {
		t.Errorf("got %v", err)
	}
	// Without a network, what is known of it counts. The package is remembered by its digest.
	c.stop()
	wanted.Version = p.Digest
	if _, err := c.Central.Install(ctx, app.Installing{Wanted: wanted, NewProject: "X", Unverified: "acme/order"}); codeOf(err) != "central.withdrawn" {
		t.Errorf("offline: %v", err)
	}
	asked := must(c.Central.Check(ctx, 0))(t)
	if len(asked) != 1 || asked[0].Problem == nil || asked[0].AsOf.IsZero() {
		t.Errorf("offline is not said: %+v", asked)
	}
	if x := must(c.Central.Installed(ctx))(t)[0]; x.Withdrawn == nil || x.Newer != "1.1.0" {
		t.Errorf("what was known is forgotten: %+v", x)
	}
	// Whoever has just asked does not ask again.
	if asked := must(c.Central.Check(ctx, time.Hour))(t); len(asked) != 1 || asked[0].Problem != nil {
		t.Errorf("%+v", asked)
	}
}

func TestWhoMayOnlyReadIsToldSo(t *testing.T) {
	c := newCompany(t)
	ben := c.library("ben")
	at := app.TemplateAt{Registry: must(ben.Registries.List(t.Context()))(t)[0].ID, Template: "acme/order", Language: problem.English}
	o := must(ben.Releases.Of(t.Context(), at))(t)
	if o.Rights.Release || o.Rights.Publish || o.Rights.User != "ben" || len(o.Versions) != 3 {
		t.Errorf("%+v", o)
	}
	if err := ben.Releases.Withdraw(t.Context(), at, "1.1.0", "because"); codeOf(err) != release.CodeNotAllowed {
		t.Errorf("got %v", err)
	}
	if _, err := ben.Releases.Move(t.Context(), at, "stable", release.MoveRequest{Version: "1.1.0"}); codeOf(err) != release.CodeNotAllowed {
		t.Errorf("got %v", err)
	}
}

func TestOfTwoWindowsThatPublishOneVersionTheSecondIsRefused(t *testing.T) {
	c := newCompany(t)
	ctx := t.Context()
	var starts [2]func() app.Push
	for i, task := range []string{"Check order", "Check the order"} {
		a := c.library("ann")
		project := must(a.Projects.Create(ctx, "Orders"))(t)
		process := must(a.Processes.Create(ctx, project.ID, "Order", strings.Replace(drawn, "Check order", task, 1)))(t)
		to := must(a.Registries.List(ctx))(t)[0].ID
		q := app.Request{Draft: true, Publication: app.Publication{ID: "acme/twice", Version: "1.0.0", Name: bundle.Text{EN: "Order"}, Registry: to,
			Processes: []app.PublishedProcess{{Process: process.ID, Name: bundle.Text{EN: "Order"}}}}}
		starts[i] = func() app.Push {
			p, err := a.Publishing.Start(context.Background(), q)
			for err == nil && (p.State == app.PushPacking || p.State == app.PushSending) {
				time.Sleep(5 * time.Millisecond)
				p, err = a.Publishing.Get(p.ID)
			}
			if err != nil {
				t.Error(err)
			}
			return p
		}
	}
	var ended [2]app.Push
	var both sync.WaitGroup
	for i := range starts {
		both.Go(func() { ended[i] = starts[i]() })
	}
	both.Wait()
	if ended[0].State == app.PushFailed {
		ended[0], ended[1] = ended[1], ended[0]
	}
	if ended[0].State != app.PushDone || ended[1].State != app.PushFailed {
		t.Fatalf("got %+v and %+v", ended[0], ended[1])
	}
	if p := ended[1].Error; p.Code != "registry.failed" || !strings.Contains(p.Message.EN, "published already") || !strings.Contains(p.Hint.ZH, "版本号") {
		t.Errorf("the second is told: %v", p)
	}
}
