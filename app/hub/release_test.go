package hub

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/opencontainers/go-digest"

	"sandtable/app/release"
	"sandtable/engine/problem"
	"sandtable/engine/rollout"
	"sandtable/storage/bundle"
	"sandtable/storage/depot"
	"sandtable/storage/registry"
)

// offered is a hub with the versions 1.0.0 and 1.1.0 of acme/order, and stable at the first. Ann and Bob may release.
func offered(t *testing.T) *door {
	t.Helper()
	d := open(t, Options{})
	d.user("ann", depot.Grant{Scope: depot.Release})
	d.user("bob", depot.Grant{Scope: depot.Release})
	r := at(t, d.url, "ann")
	for _, version := range []string{"1.0.0", "1.1.0", "1.2.0"} {
		b, err := bundle.New(bundle.Manifest{ID: "acme/order", Version: version, State: bundle.Released, Name: bundle.Text{EN: "Order"},
			Processes: []bundle.Process{{ID: "P", File: "processes/order.bpmn"}}}, []bundle.Part{{Path: "processes/order.bpmn", Type: "application/xml", Content: []byte(version)}})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := r.Push(t.Context(), b, nil); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := asks(t, r, nil).Move(t.Context(), "acme/order", "stable", release.MoveRequest{Version: "1.0.0"}); err != nil {
		t.Fatal(err)
	}
	return d
}

func at(t *testing.T, url, user string) *registry.Registry {
	t.Helper()
	r, err := registry.Open(strings.TrimPrefix(url, "http://"), registry.Options{User: user, Password: user + "'s password"})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func asks(t *testing.T, r *registry.Registry, key *bundle.Key) release.Client {
	t.Helper()
	c, err := release.Connect(t.Context(), r, release.Keys{Sign: key}, problem.English)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func codeOf(err error) string {
	if p := problem.Of(err); p != nil {
		return p.Code
	}
	return ""
}

func TestOfTwoAdminsAtOnceOneIsToldWhatIsThereNow(t *testing.T) {
	d := offered(t)
	before, err := asks(t, at(t, d.url, "ann"), nil).Channel(t.Context(), "acme/order", "stable")
	if err != nil {
		t.Fatal(err)
	}
	failures := make([]error, 2)
	var all sync.WaitGroup
	for i, user := range []string{"ann", "bob"} {
		c := asks(t, at(t, d.url, user), nil)
		all.Go(func() {
			_, failures[i] = c.Move(context.Background(), "acme/order", "stable", release.MoveRequest{Version: []string{"1.1.0", "1.2.0"}[i], If: &before.Digest})
		})
	}
	all.Wait()
	var c *release.Conflict
	if (failures[0] == nil) == (failures[1] == nil) || !errors.As(errors.Join(failures...), &c) || c.Code != release.CodeMoved {
		t.Fatalf("got %v, want one of the two told", failures)
	}
	now, err := asks(t, at(t, d.url, "ann"), nil).Channel(t.Context(), "acme/order", "stable")
	if err != nil || c.Now.(*release.Channel).Digest != now.Digest {
		t.Errorf("told %+v, and there is %+v, %v", c.Now, now, err)
	}
}

// TestAMoveHasToSayWhereTheChannelStandsUntilNow holds the protocol itself, for those who speak it without our client.
func TestAMoveHasToSayWhereTheChannelStandsUntilNow(t *testing.T) {
	d := offered(t)
	other := `"` + digest.FromString("other").String() + `"`
	for _, x := range []struct {
		name, value, body string
		want              int
		code              string
	}{
		{"", "", `{"version":"1.1.0"}`, http.StatusPreconditionRequired, "request.if-match"},
		{"If-Match", "1.0.0", `{"version":"1.1.0"}`, http.StatusBadRequest, "request.if-match"},
		{"If-Match", other, `{"version":"1.1.0"}`, http.StatusPreconditionFailed, release.CodeMoved},
		{"If-None-Match", "*", `{"version":"1.1.0"}`, http.StatusPreconditionFailed, release.CodeMoved},
		{"If-Match", "*", `{"version":"9.9.9"}`, http.StatusNotFound, release.CodeNoVersion},
		{"If-Match", "*", `{"verion":"1.1.0"}`, http.StatusBadRequest, "request.unreadable"},
		{"If-Match", "*", `{"version":"1.1.0"}`, http.StatusOK, ""},
	} {
		q, err := http.NewRequestWithContext(t.Context(), http.MethodPut, d.url+"/api/v1/channels/acme/order/stable", strings.NewReader(x.body))
		if err != nil {
			t.Fatal(err)
		}
		q.SetBasicAuth("ann", "ann's password")
		if x.name != "" {
			q.Header.Set(x.name, x.value)
		}
		a, err := http.DefaultClient.Do(q)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(a.Body)
		_ = a.Body.Close()
		var said struct {
			Code string
			Now  *release.Channel
		}
		if json.Unmarshal(body, &said) != nil || a.StatusCode != x.want || said.Code != x.code {
			t.Errorf("%s: %s with %s: got %s %s", x.name, x.value, x.body, a.Status, body)
		}
		if x.want == http.StatusPreconditionFailed && (said.Now == nil || said.Now.Version != "1.0.0" || a.Header.Get("ETag") == "") {
			t.Errorf("what is there now is not said: %s", body)
		}
	}
}

// TestAnAnswerThatIsLostIsAskedForAgain: the hub did it, and the client never heard so.
func TestAnAnswerThatIsLostIsAskedForAgain(t *testing.T) {
	d := offered(t)
	lose := make(chan struct{}, 100)
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		select {
		case <-lose:
			d.hub.ServeHTTP(httptest.NewRecorder(), q)
			panic(http.ErrAbortHandler)
		default:
			d.hub.ServeHTTP(w, q)
		}
	}))
	defer proxy.Close()
	c := asks(t, at(t, proxy.URL, "ann"), nil)
	before, err := c.Channel(t.Context(), "acme/order", "stable")
	if err != nil {
		t.Fatal(err)
	}
	move := release.MoveRequest{Version: "1.1.0", If: &before.Digest, Request: "q1"}
	back := release.MoveRequest{Request: "q2"}
	lose <- struct{}{}
	_, _ = c.Move(t.Context(), "acme/order", "stable", move) // the client may have tried again by itself
	if got, err := c.Move(t.Context(), "acme/order", "stable", move); err != nil || got.Version != "1.1.0" || len(got.History) != 2 {
		t.Errorf("move: got %+v, %v", got, err)
	}
	lose <- struct{}{}
	_, _ = c.RollBack(t.Context(), "acme/order", "stable", back)
	if got, err := c.RollBack(t.Context(), "acme/order", "stable", back); err != nil || got.Version != "1.0.0" || len(got.History) != 3 {
		t.Errorf("rollback: got %+v, %v", got, err)
	}
	plan := rollout.Plan{ID: "r1", Template: "acme/order", Channel: "stable", From: "1.0.0", To: "1.1.0", Steps: []rollout.Step{{Share: 0.5}, {Share: 1}}}
	lose <- struct{}{}
	_, _ = c.Create(t.Context(), plan)
	if got, err := c.Create(t.Context(), plan); err != nil || got.Revision != 1 {
		t.Errorf("create: got %+v, %v", got, err)
	}
	lose <- struct{}{}
	start := release.Act{Kind: rollout.Start, Request: "q3", Revision: 1}
	_, _ = c.Do(t.Context(), "acme/order", "r1", start)
	if got, err := c.Do(t.Context(), "acme/order", "r1", start); err != nil || len(got.Log) != 1 {
		t.Errorf("start: got %+v, %v", got, err)
	}
}

func TestASignatureHasToBeThatOfThePlan(t *testing.T) {
	d := offered(t)
	key, err := bundle.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	c := asks(t, at(t, d.url, "ann"), key)
	plan := rollout.Plan{ID: "r1", Template: "acme/order", Channel: "stable", From: "1.0.0", To: "1.1.0", Steps: []rollout.Step{{Share: 1}}}
	made, err := c.Create(t.Context(), plan)
	if err != nil || made.SignedBy != key.Public().Hint() {
		t.Fatalf("got %+v, %v", made, err)
	}
	_, attached, err := at(t, d.url, "ann").Attachments(t.Context(), "acme/order", "1.0.0")
	if err != nil || len(attached) != 1 {
		t.Fatalf("got %d, %v", len(attached), err)
	}
	plan.ID, plan.To = "r2", "1.2.0"
	ctx := depot.As(t.Context(), depot.Actor{User: "ann", Grants: []depot.Grant{{Scope: depot.Release}}})
	desk := &release.Desk{Store: d.store}
	for _, statement := range []digest.Digest{digest.FromBytes(attached[0].Manifest), digest.FromString("nothing")} {
		if _, _, err := desk.Create(ctx, release.Proposal{Plan: plan, Statement: statement}); codeOf(err) != "rollout.bad-statement" {
			t.Errorf("%s: %v", statement, err)
		}
	}
}

func TestStrangersAreAskedWhoTheyAreAndTheRestIsThere(t *testing.T) {
	d := offered(t)
	for path, want := range map[string]int{"/api/v1/hub": http.StatusOK, "/api/v1/channels/acme/order/stable": http.StatusUnauthorized, "/": http.StatusUnauthorized, "/site.css": http.StatusOK, "/api/v1/nothing": http.StatusNotFound} {
		a, err := http.Get(d.url + path)
		if err != nil {
			t.Fatal(err)
		}
		_ = a.Body.Close()
		if a.StatusCode != want || want == http.StatusUnauthorized && !strings.HasPrefix(a.Header.Get("WWW-Authenticate"), "Basic") {
			t.Errorf("%s: got %s %v", path, a.Status, a.Header)
		}
	}
}

func TestAnotherSiteCannotUseABrowsersLogin(t *testing.T) {
	d := offered(t)
	for site, want := range map[string]int{"cross-site": http.StatusForbidden, "same-origin": http.StatusUnprocessableEntity, "": http.StatusUnprocessableEntity} {
		q, err := http.NewRequestWithContext(t.Context(), http.MethodPost, d.url+"/api/v1/rollbacks/acme/order/stable", strings.NewReader("{}"))
		if err != nil {
			t.Fatal(err)
		}
		q.SetBasicAuth("ann", "ann's password")
		q.Header.Set("If-Match", "*")
		if site != "" {
			q.Header.Set("Sec-Fetch-Site", site)
		}
		a, err := http.DefaultClient.Do(q)
		if err != nil {
			t.Fatal(err)
		}
		_ = a.Body.Close()
		if a.StatusCode != want {
			t.Errorf("from %q: got %s, want %d", site, a.Status, want)
		}
	}
}
