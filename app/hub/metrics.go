package hub

import (
	"cmp"
	"fmt"
	"net/http"
	"runtime"
	"sort"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"sandtable/engine"
	"sandtable/storage/depot"
)

// counter only ever grows.
type counter struct{ n atomic.Int64 }

func (c *counter) add(n int64)  { c.n.Add(n) }
func (c *counter) value() int64 { return c.n.Load() }

// buckets are the upper bounds, in seconds, in which the lengths of requests are counted.
var buckets = [...]float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 60}

// metrics counts requests. Prometheus' text format is short enough to be written here: its library would be more than the rest of the hub.
type metrics struct {
	began          time.Time
	received, sent counter
	inFlight       atomic.Int64
	mu             sync.Mutex
	requests       map[[2]string]int64 // by method and status
	within         [len(buckets) + 1]int64
	seconds        float64
}

func newMetrics() *metrics {
	return &metrics{began: time.Now(), requests: map[[2]string]int64{}}
}

// count takes an answered request in.
func (m *metrics) count(r *http.Request, p *paced, began time.Time) {
	took := time.Since(began).Seconds()
	m.inFlight.Add(-1)
	m.sent.add(p.sent)
	if p.received != nil {
		m.received.add(p.received.bytes)
	}
	method := r.Method
	switch method {
	case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE":
	default:
		method = "other" // a client must not make up series
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.requests[[2]string{method, strconv.Itoa(cmp.Or(p.status, http.StatusOK))}]++
	m.within[sort.SearchFloat64s(buckets[:], took)]++
	m.seconds += took
}

// figures answers with the metrics, to whoever has signed in.
func (h *Hub) figures(w http.ResponseWriter, r *http.Request, actor depot.Actor) {
	if actor.User == "" {
		depot.WriteError(w, http.StatusUnauthorized, "UNAUTHORIZED", "sign in to see the figures")
		return
	}
	counts, err := h.store.Count(r.Context())
	if err != nil {
		h.o.Log.Error("counting failed", "error", err)
		depot.WriteError(w, http.StatusServiceUnavailable, "UNAVAILABLE", "the hub cannot count; its log says why")
		return
	}
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	_, _ = w.Write([]byte(h.metrics.text(counts, h.gate)))
}

func (m *metrics) text(c depot.Counts, g *gate) string {
	var b strings.Builder
	family := func(name, kind, help string) {
		fmt.Fprintf(&b, "# HELP %[1]s %[3]s\n# TYPE %[1]s %[2]s\n", name, kind, help)
	}
	single := func(name, kind, help string, value any) {
		family(name, kind, help)
		fmt.Fprintf(&b, "%s %v\n", name, value)
	}
	m.writeRequests(&b, family)
	single("sandtable_hub_requests_in_flight", "gauge", "Requests that are being answered.", m.inFlight.Load())
	single("sandtable_hub_received_bytes_total", "counter", "Bytes of requests' bodies.", m.received.value())
	single("sandtable_hub_sent_bytes_total", "counter", "Bytes of answers' bodies.", m.sent.value())
	single("sandtable_hub_sign_in_failures_total", "counter", "Wrong names, passwords and tokens.", g.failures.value())
	single("sandtable_hub_sign_ins_stopped_total", "counter", "Sign-ins refused because too many were tried.", g.stopped.value())
	single("sandtable_hub_repositories", "gauge", "Repositories.", c.Repositories)
	single("sandtable_hub_manifests", "gauge", "Manifests: packages, signatures, plans.", c.Manifests)
	single("sandtable_hub_tags", "gauge", "Versions and channels.", c.Tags)
	single("sandtable_hub_blobs", "gauge", "Blobs.", c.Blobs)
	single("sandtable_hub_blob_bytes", "gauge", "Bytes of blobs.", c.Bytes)
	family("sandtable_hub_build_info", "gauge", "The version that runs.")
	fmt.Fprintf(&b, "sandtable_hub_build_info{version=%q,go=%q} 1\n", engine.Version, runtime.Version())
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	single("process_start_time_seconds", "gauge", "When the hub started.", m.began.Unix())
	single("go_goroutines", "gauge", "Goroutines.", runtime.NumGoroutine())
	single("go_memstats_heap_inuse_bytes", "gauge", "Bytes of the heap in use.", memory.HeapInuse)
	single("go_memstats_sys_bytes", "gauge", "Bytes obtained from the system.", memory.Sys)
	return b.String()
}

func (m *metrics) writeRequests(b *strings.Builder, family func(name, kind, help string)) {
	m.mu.Lock()
	defer m.mu.Unlock()
	family("sandtable_hub_requests_total", "counter", "Requests by method and status.")
	keys := make([][2]string, 0, len(m.requests))
	for key := range m.requests {
		keys = append(keys, key)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i][0]+keys[i][1] < keys[j][0]+keys[j][1] })
	for _, key := range keys {
		fmt.Fprintf(b, "sandtable_hub_requests_total{method=%q,code=%q} %d\n", key[0], key[1], m.requests[key])
	}
	family("sandtable_hub_request_seconds", "histogram", "How long requests took.")
	var sum int64
	for i, bound := range buckets {
		sum += m.within[i]
		fmt.Fprintf(b, "sandtable_hub_request_seconds_bucket{le=\"%g\"} %d\n", bound, sum)
	}
	sum += m.within[len(buckets)]
	fmt.Fprintf(b, "sandtable_hub_request_seconds_bucket{le=\"+Inf\"} %d\nsandtable_hub_request_seconds_sum %g\nsandtable_hub_request_seconds_count %d\n", sum, m.seconds, sum)
}
