package site

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"cuelabs.dev/go/oci/ociregistry"

	"sandtable/app/release"
	"sandtable/engine/rollout"
	"sandtable/storage/bundle"
	"sandtable/storage/depot"
)

const hostile = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x "y">]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="alert(1)" width="10" style="background:url(http://evil)">
 <script>alert(2)</script><foreignObject><body xmlns="http://www.w3.org/1999/xhtml">evil</body></foreignObject>
 <a xlink:href="javascript:alert(3)"><text>link</text></a><image href="http://evil/x.png"/><use xlink:href="#a"/><animate attributeName="x"/>
 <style>*{fill:url(http://evil)}</style><rect x="1" y="2" onclick="alert(4)" fill="url(http://evil)" stroke="url( '#g')"/><text x="3">A &lt;b&gt; &amp; 中文</text></svg>`

func TestOnlyShapesOfAPictureAreLeft(t *testing.T) {
	got, err := static([]byte(hostile))
	if err != nil {
		t.Fatal(err)
	}
	want := `<svg xmlns="http://www.w3.org/2000/svg" width="10"><rect x="1" y="2" stroke="url( &#39;#g&#39;)"></rect><text x="3">A &lt;b&gt; &amp; 中文</text></svg>`
	if text := regexp.MustCompile(`>(&#xA;|\s)+<`).ReplaceAllString(string(got), "><"); text != want {
		t.Errorf("got  %s\nwant %s", text, want)
	}
	for _, bad := range []string{"", "hello", "<html/>", "<svg/>", `<svg xmlns="http://www.w3.org/2000/svg">`, `<svg xmlns="http://www.w3.org/2000/svg"/><svg xmlns="http://www.w3.org/2000/svg"/>`, `<svg xmlns="http://www.w3.org/2000/svg">&x;</svg>`} {
		if got, err := static([]byte(bad)); err == nil {
			t.Errorf("%q became %q", bad, got)
		}
	}
}

// put pushes a package into a depot.
func put(ctx context.Context, t *testing.T, s *depot.Store, version string) {
	t.Helper()
	b, err := bundle.New(bundle.Manifest{ID: "acme/order", Version: version, State: bundle.Released, Name: bundle.Text{ZH: "订单<处理>", EN: "Order <handling>"},
		Processes: []bundle.Process{{ID: "P", File: "processes/order.bpmn", Pictures: []string{"pictures/order.svg"}, Duties: []string{"raci/order.json"}, Sound: "sound"}}},
		[]bundle.Part{{Path: "processes/order.bpmn", Type: "application/xml", Content: []byte("<definitions>" + version)}, {Path: "pictures/order.svg", Type: "image/svg+xml", Content: []byte(hostile)},
			{Path: "raci/order.json", Type: "application/json", Content: []byte(`{"codes":"RACI","roles":[{"id":"r","name":"<script>clerk"}],"steps":[{"id":"s","name":"Check","duties":{"r":["R","A"]}}]}`)},
			{Path: "CHANGELOG.md", Type: "text/markdown", Content: []byte("- <b>better</b>")}})
	if err != nil {
		t.Fatal(err)
	}
	for _, blob := range b.Blobs() {
		if _, err := s.PushBlob(ctx, "acme/order", ociregistry.Descriptor{MediaType: "application/octet-stream", Digest: blob.Digest, Size: blob.Size}, bytes.NewReader(blob.Content)); err != nil {
			t.Fatal(err)
		}
	}
	a := b.Artifact()
	if _, err := s.PushManifest(ctx, "acme/order", version, a.Content, a.MediaType); err != nil {
		t.Fatal(err)
	}
}

type fixture struct {
	site *Site
	desk *release.Desk
	ctx  context.Context
}

func filled(t *testing.T) fixture {
	t.Helper()
	s, err := depot.Open(t.Context(), t.TempDir(), depot.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	ctx := depot.As(context.Background(), depot.Actor{User: "ann", Grants: []depot.Grant{{Scope: depot.Admin}}})
	desk := &release.Desk{Store: s}
	put(ctx, t, s, "1.0.0")
	put(ctx, t, s, "1.1.0")
	if _, err := desk.Move(ctx, "acme/order", "stable", release.MoveRequest{Version: "1.0.0", Note: "<first>"}); err != nil {
		t.Fatal(err)
	}
	plan := rollout.Plan{ID: "r1", Template: "acme/order", Channel: "stable", From: "1.0.0", To: "1.1.0", Steps: []rollout.Step{{Share: 0.25}, {Share: 1}}}
	if _, _, err := desk.Create(ctx, release.Proposal{Plan: plan}); err != nil {
		t.Fatal(err)
	}
	if _, err := desk.Do(ctx, "r1", release.Act{Kind: rollout.Start}); err != nil {
		t.Fatal(err)
	}
	return fixture{New(desk, slog.New(slog.DiscardHandler)), desk, ctx}
}

func (f fixture) get(ctx context.Context, address string, header ...string) (*http.Response, string) {
	q := httptest.NewRequest(http.MethodGet, address, nil).WithContext(ctx)
	for i := 0; i < len(header); i += 2 {
		q.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	f.site.ServeHTTP(w, q)
	body, _ := io.ReadAll(w.Result().Body)
	return w.Result(), string(body)
}

func TestThePagesShowWhatThereIs(t *testing.T) {
	f := filled(t)
	for address, want := range map[string][]string{
		"/":                                    {"Order &lt;handling&gt;", "acme/order", "1.1.0", "running", "step 1 of 2"},
		"/?q=order+HANDLING":                   {"acme/order"},
		"/?q=处理":                               {"acme/order"},
		"/?q=nothing":                          {"Nothing is called so"},
		"/template?id=acme/order":              {"stable", "&lt;first&gt;", "25%", "Everybody", "aria-current=\"step\"", "1.0.0 → 1.1.0", "released"},
		"/package?id=acme/order&version=1.1.0": {"Order &lt;handling&gt;", "&lt;script&gt;clerk", "R, A", "sound", "path=pictures%2forder.svg", "- &lt;b&gt;better", "raci/order.json"},
	} {
		a, body := f.get(f.ctx, address, "Accept-Language", "en")
		if a.StatusCode != http.StatusOK || a.Header.Get("Content-Security-Policy") != policy || strings.Contains(body, "<script") || strings.Contains(body, "style=") {
			t.Errorf("%s: %s, %v", address, a.Status, a.Header)
		}
		for _, text := range want {
			if !strings.Contains(body, text) {
				t.Errorf("%s: %q is not in\n%s", address, text, body)
			}
		}
	}
}

func TestEveryPageIsInBothLanguages(t *testing.T) {
	f := filled(t)
	for _, address := range []string{"/", "/?q=x", "/template?id=acme/order", "/package?id=acme/order&version=1.0.0", "/nothing"} {
		_, en := f.get(f.ctx, address, "Accept-Language", "en")
		_, zh := f.get(f.ctx, address, "Accept-Language", "zh-CN,en;q=0.5")
		if !strings.Contains(en, `<html lang="en"`) || !strings.Contains(zh, `<html lang="zh-CN"`) {
			t.Errorf("%s: the languages are not said", address)
		}
		if han := regexp.MustCompile(`\p{Han}+`).FindString(strings.ReplaceAll(strings.ReplaceAll(en, "中文", ""), "订单", "")); han != "" {
			t.Errorf("%s: %q is not English", address, han)
		}
	}
	call := regexp.MustCompile(`\{\{-?\s*t\s|\(t\s`)
	both := regexp.MustCompile(`t "[^"\p{Han}]+" "[^"]*\p{Han}[^"]*"`)
	names, err := files.ReadDir("templates")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := files.ReadFile("templates/" + name.Name())
		if err != nil {
			t.Fatal(err)
		}
		if a, b := len(call.FindAll(text, -1)), len(both.FindAll(text, -1)); a != b {
			t.Errorf("%s: %d texts, %d of them in both languages", name.Name(), a, b)
		}
	}
}

func TestAChoiceIsKeptAndLeadsNowhereElse(t *testing.T) {
	f := filled(t)
	a, _ := f.get(f.ctx, "/template?id=acme/order&lang=zh-CN")
	if to := a.Header.Get("Location"); a.StatusCode != http.StatusSeeOther || to != "/template?id=acme%2Forder" || len(a.Cookies()) != 1 || !a.Cookies()[0].HttpOnly {
		t.Errorf("%s to %s with %v", a.Status, to, a.Cookies())
	}
	if _, body := f.get(f.ctx, "/", "Cookie", "sandtable-lang=zh-CN; sandtable-theme=dark", "Accept-Language", "en"); !strings.Contains(body, `<html lang="zh-CN" data-theme="dark">`) {
		t.Error("the choice is not kept")
	}
	if a, _ := f.get(f.ctx, "//evil.example/?lang=en"); a.Header.Get("Location") != "/" {
		t.Errorf("led to %s", a.Header.Get("Location"))
	}
	if a, body := f.get(f.ctx, "/?lang=%22onload", "Cookie", `sandtable-theme="><script>`); a.StatusCode != http.StatusOK || strings.Contains(body, "<script") {
		t.Errorf("%s %s", a.Status, body)
	}
}

func TestWhatOthersPushedCanDoNothing(t *testing.T) {
	f := filled(t)
	for path, kind := range map[string]string{"pictures/order.svg": "image/svg+xml", "processes/order.bpmn": "application/octet-stream", "CHANGELOG.md": "application/octet-stream"} {
		a, body := f.get(f.ctx, "/file?id=acme/order&version=1.0.0&path="+path)
		if a.StatusCode != http.StatusOK || a.Header.Get("Content-Type") != kind || !strings.Contains(a.Header.Get("Content-Security-Policy"), "sandbox") || strings.Contains(body, "script") {
			t.Errorf("%s: %s %v %s", path, a.Status, a.Header, body)
		}
		if kept := strings.HasPrefix(a.Header.Get("Content-Disposition"), "attachment"); kept != (kind == "application/octet-stream") {
			t.Errorf("%s: %v", path, a.Header)
		}
	}
	for _, address := range []string{"/file?id=acme/order&version=1.0.0&path=../../etc/passwd", "/file?id=acme/order&version=9.0.0&path=CHANGELOG.md", "/file", "/package?id=acme/order&version=", "/template?id=acme"} {
		if a, _ := f.get(f.ctx, address); a.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %s", address, a.Status)
		}
	}
}

func TestWhoMayNotLookSeesNothing(t *testing.T) {
	f := filled(t)
	other := depot.As(context.Background(), depot.Actor{User: "eve", Grants: []depot.Grant{{Prefix: "globex", Scope: depot.Admin}}})
	for _, address := range []string{"/template?id=acme/order", "/package?id=acme/order&version=1.0.0", "/file?id=acme/order&version=1.0.0&path=CHANGELOG.md"} {
		if _, err := f.get(f.ctx, address); err == "" {
			t.Fatal("it is not even there") // and now it is in memory
		}
		if a, body := f.get(other, address); a.StatusCode != http.StatusNotFound || strings.Contains(body, "better") {
			t.Errorf("%s: %s", address, a.Status)
		}
		if a, _ := f.get(context.Background(), address); a.StatusCode != http.StatusUnauthorized {
			t.Errorf("%s by a stranger: %s", address, a.Status)
		}
	}
	if _, body := f.get(other, "/", "Accept-Language", "en"); !strings.Contains(body, "No templates yet") {
		t.Errorf("the list has %s", body)
	}
	if a, _ := f.get(context.Background(), "/"); a.StatusCode != http.StatusUnauthorized {
		t.Errorf("the list for a stranger: %s", a.Status)
	}
}
