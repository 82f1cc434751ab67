package depot

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/opencontainers/go-digest"
	oci "github.com/opencontainers/image-spec/specs-go/v1"
)

// These tests hold the protocol to the OCI distribution specification 1.1, in the order of its sections.

// client speaks HTTP with a depot as somebody who may do everything.
type client struct {
	*testing.T
	base string
}

func serve(t *testing.T, o Options) (client, *Store) {
	t.Helper()
	s, err := Open(t.Context(), t.TempDir(), o)
	if err != nil {
		t.Fatal(err)
	}
	return serveOver(t, s, func(r *http.Request, err error) { t.Errorf("%s %s: %v", r.Method, r.URL, err) }), s
}

func serveOver(t *testing.T, s *Store, log func(*http.Request, error)) client {
	t.Helper()
	handler := s.Handler(log)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handler.ServeHTTP(w, r.WithContext(AsConsole(r.Context())))
	}))
	t.Cleanup(func() {
		server.Close()
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return client{t, server.URL}
}

// response is an answer that has been read.
type response struct {
	*http.Response
	body string
}

func (r response) code() string {
	var e struct{ Errors []struct{ Code string } }
	if json.Unmarshal([]byte(r.body), &e) != nil || len(e.Errors) == 0 {
		return ""
	}
	return e.Errors[0].Code
}

// do makes a request with headers as name, value, …; want is the status.
func (c client) do(want int, method, path, body string, headers ...string) response {
	c.Helper()
	a := c.any(method, path, body, headers...)
	if a.StatusCode != want {
		c.Fatalf("%s %s: got %s %s, want %d", method, path, a.Status, a.body, want)
	}
	return a
}

func (c client) any(method, path, body string, headers ...string) response {
	c.Helper()
	at := path
	if strings.HasPrefix(path, "/") {
		at = c.base + path
	}
	q, err := http.NewRequestWithContext(c.Context(), method, at, strings.NewReader(body))
	if err != nil {
		c.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		q.Header.Set(headers[i], headers[i+1])
	}
	a, err := http.DefaultClient.Do(q)
	if err != nil {
		c.Fatalf("%s %s: %v", method, path, err)
	}
	defer a.Body.Close()
	text, err := io.ReadAll(a.Body)
	if err != nil {
		c.Fatalf("%s %s: %v", method, path, err)
	}
	return response{a, string(text)}
}

func of(content string) string { return digest.FromString(content).String() }

// begin starts an upload and says where it goes on.
func (c client) begin(repo string) string {
	c.Helper()
	return c.do(http.StatusAccepted, "POST", "/v2/"+repo+"/blobs/uploads/", "").Header.Get("Location")
}

func withDigest(location, d string) string {
	joint := "?"
	if strings.Contains(location, "?") {
		joint = "&"
	}
	return location + joint + "digest=" + url.QueryEscape(d)
}

func (c client) blob(repo, content string) oci.Descriptor {
	c.Helper()
	c.do(http.StatusCreated, "PUT", withDigest(c.begin(repo), of(content)), content)
	return oci.Descriptor{MediaType: "text/plain", Digest: digest.FromString(content), Size: int64(len(content))}
}

// image is a manifest with a config and layers, pushed by a reference; empty: by its digest.
func (c client) image(repo, reference string, change func(*oci.Manifest), layers ...string) oci.Descriptor {
	c.Helper()
	m := oci.Manifest{MediaType: oci.MediaTypeImageManifest, Config: c.blob(repo, "{}")}
	m.SchemaVersion = 2
	for _, l := range layers {
		m.Layers = append(m.Layers, c.blob(repo, l))
	}
	if change != nil {
		change(&m)
	}
	return c.put(repo, reference, m.MediaType, m)
}

func (c client) put(repo, reference, mediaType string, manifest any) oci.Descriptor {
	c.Helper()
	text, err := json.Marshal(manifest)
	if err != nil {
		c.Fatal(err)
	}
	d := oci.Descriptor{MediaType: mediaType, Digest: digest.FromBytes(text), Size: int64(len(text))}
	if reference == "" {
		reference = d.Digest.String()
	}
	a := c.do(http.StatusCreated, "PUT", "/v2/"+repo+"/manifests/"+reference, string(text), "Content-Type", mediaType)
	if got := a.Header.Get("Docker-Content-Digest"); got != d.Digest.String() || a.Header.Get("Location") == "" {
		c.Errorf("PUT %s: digest %q, location %q", reference, got, a.Header.Get("Location"))
	}
	return d
}

func TestPullingBlobs(t *testing.T) {
	c, _ := serve(t, Options{})
	d := c.blob("a/b", "hello hub")
	path := "/v2/a/b/blobs/" + d.Digest.String()
	if a := c.do(http.StatusOK, "GET", path, ""); a.body != "hello hub" || a.Header.Get("Docker-Content-Digest") != d.Digest.String() {
		t.Errorf("got %q, %v", a.body, a.Header)
	}
	if a := c.do(http.StatusOK, "HEAD", path, ""); a.ContentLength != 9 {
		t.Errorf("got %d bytes", a.ContentLength)
	}
	for _, x := range []struct {
		ranged, want, at string
		status           int
	}{
		{"bytes=0-4", "hello", "bytes 0-4/9", http.StatusPartialContent},
		{"bytes=6-", "hub", "bytes 6-8/9", http.StatusPartialContent},
		{"bytes=6-100", "hub", "bytes 6-8/9", http.StatusPartialContent},
		{"bytes=-3", "hub", "bytes 6-8/9", http.StatusPartialContent},
		{"bytes=-100", "hello hub", "bytes 0-8/9", http.StatusPartialContent},
		{"bytes=9-", "", "", http.StatusRequestedRangeNotSatisfiable},
		{"bytes=5-2", "", "", http.StatusRequestedRangeNotSatisfiable},
		{"bytes=-0", "", "", http.StatusRequestedRangeNotSatisfiable},
	} {
		a := c.do(x.status, "GET", path, "", "Range", x.ranged)
		if x.want != "" && (a.body != x.want || a.Header.Get("Content-Range") != x.at) {
			t.Errorf("%s: got %q at %q", x.ranged, a.body, a.Header.Get("Content-Range"))
		}
	}
	if a := c.do(http.StatusNotFound, "GET", "/v2/a/b/blobs/"+of("nothing"), ""); a.code() != "BLOB_UNKNOWN" {
		t.Error(a.body)
	}
	if a := c.do(http.StatusNotFound, "GET", "/v2/other/blobs/"+d.Digest.String(), ""); a.code() != "NAME_UNKNOWN" {
		t.Error(a.body)
	}
}

func TestAnEmptyBlobIsABlob(t *testing.T) {
	c, _ := serve(t, Options{})
	c.blob("a", "")
	if a := c.do(http.StatusOK, "GET", "/v2/a/blobs/"+of(""), ""); a.body != "" {
		t.Errorf("got %q", a.body)
	}
}

func TestPushingBlobs(t *testing.T) {
	c, _ := serve(t, Options{})
	there := func(content string) {
		t.Helper()
		if a := c.do(http.StatusOK, "GET", "/v2/a/blobs/"+of(content), ""); a.body != content {
			t.Errorf("got %q, want %q", a.body, content)
		}
	}
	t.Run("in one request", func(*testing.T) {
		c.do(http.StatusCreated, "POST", "/v2/a/blobs/uploads/?digest="+of("single"), "single")
		there("single")
	})
	t.Run("POST, then PUT", func(*testing.T) {
		c.blob("a", "monolith")
		there("monolith")
	})
	t.Run("streamed, without saying where", func(*testing.T) {
		at := c.begin("a")
		at = c.do(http.StatusAccepted, "PATCH", at, "stream").Header.Get("Location")
		c.do(http.StatusCreated, "PUT", withDigest(at, of("stream")), "")
		there("stream")
	})
	t.Run("in pieces", func(t *testing.T) {
		at := c.begin("a")
		a := c.do(http.StatusAccepted, "PATCH", at, "one ", "Content-Range", "0-3")
		if got := a.Header.Get("Range"); got != "0-3" {
			t.Errorf("range %q", got)
		}
		at = a.Header.Get("Location")
		// Out of order: refused, and nothing is lost.
		c.do(http.StatusRequestedRangeNotSatisfiable, "PATCH", at, "three", "Content-Range", "8-12")
		c.do(http.StatusRequestedRangeNotSatisfiable, "PATCH", at, "one ", "Content-Range", "0-3")
		if a := c.do(http.StatusNoContent, "GET", at, ""); a.Header.Get("Range") != "0-3" || a.Header.Get("Location") == "" {
			t.Errorf("status %v", a.Header)
		}
		at = c.do(http.StatusAccepted, "PATCH", at, "two ", "Content-Range", "4-7").Header.Get("Location")
		c.do(http.StatusCreated, "PUT", withDigest(at, of("one two three")), "three", "Content-Range", "8-12")
		there("one two three")
	})
	t.Run("with the wrong digest", func(t *testing.T) {
		if a := c.do(http.StatusBadRequest, "PUT", withDigest(c.begin("a"), of("right")), "wrong"); a.code() != "DIGEST_INVALID" {
			t.Error(a.body)
		}
		if a := c.do(http.StatusBadRequest, "POST", "/v2/a/blobs/uploads/?digest="+of("right"), "wrong"); a.code() != "DIGEST_INVALID" {
			t.Error(a.body)
		}
		c.do(http.StatusNotFound, "HEAD", "/v2/a/blobs/"+of("right"), "")
		c.do(http.StatusNotFound, "HEAD", "/v2/a/blobs/"+of("wrong"), "")
	})
	t.Run("with a digest that is none", func(t *testing.T) {
		for _, bad := range []string{"sha256:abc", "sha256:../../../../etc/passwd", "md5:d41d8cd98f00b204e9800998ecf8427e"} {
			if a := c.do(http.StatusBadRequest, "PUT", withDigest(c.begin("a"), bad), "x"); a.code() != "DIGEST_INVALID" {
				t.Errorf("%s: %s", bad, a.body)
			}
		}
		sha512 := digest.SHA512.FromString("x").String()
		if a := c.do(http.StatusBadRequest, "PUT", withDigest(c.begin("a"), sha512), "x"); a.code() != "DIGEST_INVALID" || !strings.Contains(a.body, "sha256 alone") {
			t.Error(a.body)
		}
	})
	t.Run("of an upload that is not there", func(t *testing.T) {
		other := strings.Replace(c.begin("a"), "/v2/a/", "/v2/b/", 1)
		for _, at := range []string{"/v2/a/blobs/uploads/bm90aGluZw", other} {
			if a := c.do(http.StatusNotFound, "PATCH", at, "x"); a.code() != "BLOB_UPLOAD_UNKNOWN" {
				t.Errorf("%s: %s", at, a.body)
			}
			c.do(http.StatusNotFound, "GET", at, "")
		}
	})
	t.Run("an upload that has ended", func(*testing.T) {
		at := c.begin("a")
		c.do(http.StatusCreated, "PUT", withDigest(at, of("done")), "done")
		c.do(http.StatusNotFound, "PUT", withDigest(at, of("done")), "done")
	})
}

func TestMountingBlobs(t *testing.T) {
	c, _ := serve(t, Options{})
	d := c.blob("from/here", "shared").Digest.String()
	c.do(http.StatusNotFound, "HEAD", "/v2/to/there/blobs/"+d, "")
	c.do(http.StatusCreated, "POST", "/v2/to/there/blobs/uploads/?from=from/here&mount="+d, "")
	c.do(http.StatusOK, "HEAD", "/v2/to/there/blobs/"+d, "")
	// What cannot be mounted is to be uploaded.
	for _, query := range []string{"?from=from/here&mount=" + of("nothing"), "?from=nowhere&mount=" + d, "?mount=" + of("nothing"), "?from=../x&mount=" + d} {
		at := c.do(http.StatusAccepted, "POST", "/v2/to/there/blobs/uploads/"+query, "").Header.Get("Location")
		c.do(http.StatusCreated, "PUT", withDigest(at, of("x")), "x")
	}
}

func TestPushingAndPullingManifests(t *testing.T) {
	c, _ := serve(t, Options{})
	d := c.image("a/b", "latest", nil, "layer")
	for _, reference := range []string{"latest", d.Digest.String()} {
		a := c.do(http.StatusOK, "GET", "/v2/a/b/manifests/"+reference, "")
		if of(a.body) != d.Digest.String() || a.Header.Get("Content-Type") != oci.MediaTypeImageManifest || a.Header.Get("Docker-Content-Digest") != d.Digest.String() {
			t.Errorf("%s: %v %s", reference, a.Header, a.body)
		}
		if a := c.do(http.StatusOK, "HEAD", "/v2/a/b/manifests/"+reference, ""); a.ContentLength != d.Size || a.Header.Get("Docker-Content-Digest") != d.Digest.String() {
			t.Errorf("%s: %v", reference, a.Header)
		}
	}
	for path, code := range map[string]string{"/v2/a/b/manifests/other": "MANIFEST_UNKNOWN", "/v2/a/b/manifests/" + of("x"): "MANIFEST_UNKNOWN", "/v2/none/manifests/latest": "NAME_UNKNOWN"} {
		if a := c.do(http.StatusNotFound, "GET", path, ""); a.code() != code {
			t.Errorf("%s: %s, want %s", path, a.body, code)
		}
	}
	index := oci.Index{MediaType: oci.MediaTypeImageIndex, Manifests: []oci.Descriptor{d}}
	index.SchemaVersion = 2
	c.put("a/b", "all", oci.MediaTypeImageIndex, index)
}

func TestManifestsThatAreRefused(t *testing.T) {
	c, s := serve(t, Options{})
	good := `{"schemaVersion":2,"mediaType":"` + oci.MediaTypeImageManifest + `","config":{"mediaType":"a/b","digest":"` + of("{}") + `","size":2},"layers":[]}`
	c.blob("a", "{}")
	for name, x := range map[string]struct {
		reference, content, mediaType, code string
		status                              int
	}{
		"no JSON":               {"t", "{", oci.MediaTypeImageManifest, "MANIFEST_INVALID", http.StatusBadRequest},
		"another kind":          {"t", good, "text/plain", "MANIFEST_INVALID", http.StatusBadRequest},
		"says it is another":    {"t", strings.Replace(good, "manifest.v1", "index.v1", 1), oci.MediaTypeImageManifest, "MANIFEST_INVALID", http.StatusBadRequest},
		"another schema":        {"t", strings.Replace(good, ":2,", ":1,", 1), oci.MediaTypeImageManifest, "MANIFEST_INVALID", http.StatusBadRequest},
		"a part is not there":   {"t", strings.Replace(good, of("{}"), of("x"), 1), oci.MediaTypeImageManifest, "MANIFEST_BLOB_UNKNOWN", http.StatusNotFound},
		"a part of other size":  {"t", strings.Replace(good, `"size":2`, `"size":3`, 1), oci.MediaTypeImageManifest, "MANIFEST_INVALID", http.StatusBadRequest},
		"a part named wrongly":  {"t", strings.Replace(good, of("{}"), "sha256:../../x", 1), oci.MediaTypeImageManifest, "MANIFEST_INVALID", http.StatusBadRequest},
		"by another digest":     {of("x"), good, oci.MediaTypeImageManifest, "DIGEST_INVALID", http.StatusBadRequest},
		"by a digest that none": {"sha256:123", good, oci.MediaTypeImageManifest, "DIGEST_INVALID", http.StatusBadRequest},
		"too large":             {"t", good + strings.Repeat(" ", MostManifest), oci.MediaTypeImageManifest, "SIZE_INVALID", http.StatusRequestEntityTooLarge},
		"a name of capitals":    {"T!", good, oci.MediaTypeImageManifest, "", http.StatusNotFound},
	} {
		t.Run(name, func(t *testing.T) {
			c := client{t, c.base}
			if a := c.do(x.status, "PUT", "/v2/a/manifests/"+x.reference, x.content, "Content-Type", x.mediaType); x.code != "" && a.code() != x.code {
				t.Errorf("got %s, want %s", a.body, x.code)
			}
		})
	}
	if n, err := s.Count(t.Context()); err != nil || n.Manifests != 0 || n.Tags != 0 {
		t.Errorf("%+v, %v: something that was refused is there", n, err)
	}
}

func TestLayersThatLieElsewhereNeedNotBeHere(t *testing.T) {
	c, _ := serve(t, Options{})
	c.image("a", "t", func(m *oci.Manifest) {
		m.Layers = append(m.Layers, oci.Descriptor{MediaType: "application/vnd.oci.image.layer.nondistributable.v1.tar", Digest: digest.FromString("elsewhere"), Size: 9})
	})
}

func TestNamesThatLeadElsewhereAreRefused(t *testing.T) {
	c, _ := serve(t, Options{})
	for _, name := range []string{"..", "../../etc", "a/../b", "a//b", "A", "a/.", ".hidden", "a%2e%2e", "a/%2e%2e/b", "-a", "a\\b", "%00", strings.Repeat("a", 256), strings.Repeat("a/", 130) + "a"} {
		q, err := http.NewRequestWithContext(t.Context(), "POST", c.base, nil)
		if err != nil {
			t.Fatal(err)
		}
		q.URL.Opaque = "//" + q.URL.Host + "/v2/" + name + "/blobs/uploads/"
		a, err := http.DefaultClient.Do(q)
		if err != nil {
			continue // the client itself has refused
		}
		_ = a.Body.Close()
		if a.StatusCode < 400 || a.StatusCode >= 500 {
			t.Errorf("%q: %s", name, a.Status)
		}
	}
}

func TestListingTagsPageByPage(t *testing.T) {
	c, _ := serve(t, Options{})
	want := []string{"1.0.0", "1.10.0", "Z", "canary", "stable"}
	for _, tag := range []string{"stable", "1.0.0", "canary", "1.10.0", "Z"} {
		c.image("a", tag, nil)
	}
	tags := func(query string) ([]string, string) {
		a := c.do(http.StatusOK, "GET", "/v2/a/tags/list"+query, "")
		var list struct {
			Name string
			Tags []string
		}
		if err := json.Unmarshal([]byte(a.body), &list); err != nil || list.Name != "a" {
			t.Errorf("%s: %v", a.body, err)
		}
		return list.Tags, a.Header.Get("Link")
	}
	if got, link := tags(""); !slices.Equal(got, want) || link != "" {
		t.Errorf("got %q, %s", got, link)
	}
	var got []string
	query := "?n=2"
	for pages := 1; ; pages++ {
		page, link := tags(query)
		got = append(got, page...)
		if link == "" {
			if pages != 3 {
				t.Errorf("%d pages", pages)
			}
			break
		}
		next, _, _ := strings.Cut(strings.TrimPrefix(link, "</v2/a/tags/list"), ">")
		query = next
	}
	if !slices.Equal(got, want) {
		t.Errorf("page by page: %q", got)
	}
	if got, _ := tags("?last=canary"); !slices.Equal(got, want[4:]) {
		t.Errorf("after canary: %q", got)
	}
	if a := c.do(http.StatusNotFound, "GET", "/v2/none/tags/list", ""); a.code() != "NAME_UNKNOWN" {
		t.Error(a.body)
	}
}

func TestReferrers(t *testing.T) {
	c, _ := serve(t, Options{})
	subject := c.image("a", "1.0.0", nil)
	list := func(query string, filtered bool) (found []oci.Descriptor) {
		a := c.do(http.StatusOK, "GET", "/v2/a/referrers/"+subject.Digest.String()+query, "")
		var index oci.Index
		if err := json.Unmarshal([]byte(a.body), &index); err != nil || index.MediaType != oci.MediaTypeImageIndex || a.Header.Get("Content-Type") != oci.MediaTypeImageIndex {
			t.Errorf("%s: %v", a.body, err)
		}
		if got := a.Header.Get("OCI-Filters-Applied") == "artifactType"; got != filtered {
			t.Errorf("%s: filtered %t", query, got)
		}
		return index.Manifests
	}
	if got := list("", false); len(got) != 0 {
		t.Errorf("before: %v", got)
	}
	signature := c.image("a", "", func(m *oci.Manifest) {
		m.Subject, m.ArtifactType, m.Annotations = &subject, "test/signature", map[string]string{"by": "ann"}
	})
	plan := c.image("a", "", func(m *oci.Manifest) { m.Subject, m.Config.MediaType = &subject, "test/plan" })
	all := list("", false)
	if len(all) != 2 || all[0].Digest != signature.Digest || all[0].ArtifactType != "test/signature" || all[0].Annotations["by"] != "ann" || all[0].Size != signature.Size ||
		all[1].Digest != plan.Digest || all[1].ArtifactType != "test/plan" {
		t.Errorf("got %+v", all)
	}
	if got := list("?artifactType=test/plan", true); len(got) != 1 || got[0].Digest != plan.Digest {
		t.Errorf("plans: %+v", got)
	}
	// The subject may come later, and clients are told that they need no tag.
	later := oci.Descriptor{MediaType: oci.MediaTypeImageManifest, Digest: digest.FromString("later"), Size: 5}
	m := oci.Manifest{MediaType: oci.MediaTypeImageManifest, Config: c.blob("a", "{}"), Subject: &later}
	m.SchemaVersion = 2
	text, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	a := c.do(http.StatusCreated, "PUT", "/v2/a/manifests/"+of(string(text)), string(text), "Content-Type", m.MediaType)
	if got := a.Header.Get("OCI-Subject"); got != later.Digest.String() {
		t.Errorf("OCI-Subject %q", got)
	}
	c.do(http.StatusOK, "GET", "/v2/none/referrers/"+of("x"), "")
	c.do(http.StatusBadRequest, "GET", "/v2/a/referrers/none", "")
}

func TestDeleting(t *testing.T) {
	c, s := serve(t, Options{})
	kept := c.image("a", "stable", nil, "kept")
	gone := c.image("a", "latest", nil, "gone")
	c.do(http.StatusAccepted, "DELETE", "/v2/a/manifests/stable", "")
	c.do(http.StatusNotFound, "GET", "/v2/a/manifests/stable", "")
	c.do(http.StatusOK, "GET", "/v2/a/manifests/"+kept.Digest.String(), "")
	c.do(http.StatusAccepted, "DELETE", "/v2/a/manifests/"+gone.Digest.String(), "")
	c.do(http.StatusNotFound, "GET", "/v2/a/manifests/latest", "")
	c.do(http.StatusNotFound, "GET", "/v2/a/manifests/"+gone.Digest.String(), "")
	c.do(http.StatusNotFound, "DELETE", "/v2/a/manifests/"+gone.Digest.String(), "")
	c.do(http.StatusAccepted, "DELETE", "/v2/a/blobs/"+of("gone"), "")
	c.do(http.StatusNotFound, "GET", "/v2/a/blobs/"+of("gone"), "")
	if a := c.do(http.StatusBadRequest, "DELETE", "/v2/a/blobs/"+of("kept"), ""); a.code() != "UNSUPPORTED" {
		t.Error(a.body)
	}
	// A version keeps its meaning, even when what it stood for was deleted.
	version := c.image("a", "1.0.0", nil, "version")
	c.do(http.StatusAccepted, "DELETE", "/v2/a/manifests/"+version.Digest.String(), "")
	m := oci.Manifest{MediaType: oci.MediaTypeImageManifest, Config: c.blob("a", "{}"), Layers: []oci.Descriptor{c.blob("a", "another")}}
	m.SchemaVersion = 2
	text, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	if a := c.do(http.StatusForbidden, "PUT", "/v2/a/manifests/1.0.0", string(text), "Content-Type", m.MediaType); a.code() != "DENIED" || !strings.Contains(a.body, "immutable") {
		t.Error(a.body)
	}
	if got := c.image("a", "1.0.0", nil, "version"); got.Digest != version.Digest {
		t.Error("the same content did not come back")
	}
	if all, err := s.AuditSince(t.Context(), 0, instant(0), 100); err != nil || len(all) != 7 {
		t.Errorf("%d entries (%v): %+v", len(all), err, all)
	}
}

func TestTheCatalogue(t *testing.T) {
	c, _ := serve(t, Options{})
	for _, repo := range []string{"b", "a/c", "a"} {
		c.blob(repo, "x")
	}
	if a := c.do(http.StatusOK, "GET", "/v2/_catalog?n=2", ""); strings.TrimSpace(a.body) != `{"repositories":["a","a/c"]}` || a.Header.Get("Link") == "" {
		t.Errorf("%s %s", a.body, a.Header.Get("Link"))
	}
	c.do(http.StatusOK, "GET", "/v2/", "")
}

func TestABlobThatIsTooLargeIsRefused(t *testing.T) {
	c, _ := serve(t, Options{MostBlob: 1000})
	large := strings.Repeat("x", 1001)
	for name, push := range map[string]func() response{
		"in one request": func() response {
			return c.do(http.StatusRequestEntityTooLarge, "POST", "/v2/a/blobs/uploads/?digest="+of(large), large)
		},
		"POST, then PUT": func() response {
			return c.do(http.StatusRequestEntityTooLarge, "PUT", withDigest(c.begin("a"), of(large)), large)
		},
		"in pieces": func() response {
			at := c.begin("a")
			at = c.do(http.StatusAccepted, "PATCH", at, large[:600], "Content-Range", "0-599").Header.Get("Location")
			return c.do(http.StatusRequestEntityTooLarge, "PATCH", at, large[600:], "Content-Range", "600-1000")
		},
	} {
		if a := push(); a.code() != "SIZE_INVALID" {
			t.Errorf("%s: %s", name, a.body)
		}
	}
	c.blob("a", large[:1000])
}

// TestABlobIsSeenOnlyWhereItWasPushed keeps somebody who may read one repository from reading another by guessing digests.
func TestABlobIsSeenOnlyWhereItWasPushed(t *testing.T) {
	c, s := serve(t, Options{})
	d := c.blob("secret", "plans")
	eve := As(t.Context(), Actor{User: "eve", Grants: []Grant{{"eve", Publish}}})
	if _, err := s.GetBlob(eve, "secret", d.Digest); err == nil {
		t.Error("read where she may not")
	}
	if _, err := s.GetBlob(eve, "eve", d.Digest); err == nil {
		t.Error("read through her own repository")
	}
	if _, err := s.MountBlob(eve, "secret", "eve", d.Digest); err == nil {
		t.Error("mounted into her own repository")
	}
	// Having the content she may push it, and sees it then.
	if _, err := s.PushBlob(eve, "eve", d, bytes.NewReader([]byte("plans"))); err != nil {
		t.Error(err)
	}
	if _, err := s.GetBlob(eve, "eve", d.Digest); err != nil {
		t.Error(err)
	}
}

func TestAnUploadGoesOnOverAnotherConnectionWhileTheFirstHangs(t *testing.T) {
	c, s := serve(t, Options{})
	at := c.begin("a")
	ctx := AsConsole(t.Context())
	id := uploadID(t, at)
	hanging, err := s.PushBlobChunkedResume(ctx, "a", id, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := hanging.Write([]byte("hello ")); err != nil {
		t.Fatal(err)
	}
	if a := c.do(http.StatusNoContent, "GET", at, ""); a.Header.Get("Range") != "0-5" {
		t.Errorf("range %q", a.Header.Get("Range"))
	}
	c.do(http.StatusAccepted, "PATCH", at, "hub", "Content-Range", "6-8")
	if _, err := hanging.Write([]byte("late")); err == nil {
		t.Error("the first connection still writes")
	}
	c.do(http.StatusCreated, "PUT", withDigest(at, of("hello hub")), "")
}

func uploadID(t *testing.T, location string) string {
	t.Helper()
	encoded := location[strings.LastIndex(location, "/")+1:]
	var id string
	if _, err := fmt.Sscanf(string(decode(t, encoded)), "%s", &id); err != nil {
		t.Fatal(err)
	}
	return id
}

func decode(t *testing.T, text string) []byte {
	t.Helper()
	b, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
