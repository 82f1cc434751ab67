package cli

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"sandtable/storage/bundle"
	"sandtable/storage/registry"
)

// BenchmarkHub measures a real hub over loopback, client and hub on the same cores: packages of seven parts, 66 KB in all, each with a manifest
// and on the disk when it is acknowledged. What the disk takes to make a file and to wait for it stands beside it, and what the hub takes of a core:
// on a machine that does something else, that says more than the time. Memory includes the program's own 40 MB, which the system shares and can drop.
func BenchmarkHub(b *testing.B) {
	k := newHubKiller(b)
	hub, address := k.serve()
	for _, clients := range []int{1, 8} {
		b.Run(fmt.Sprintf("push/%d", clients), func(b *testing.B) { benchPush(b, k, hub.Process.Pid, address, clients) })
		b.Run(fmt.Sprintf("pull/%d", clients), func(b *testing.B) { benchPull(b, k, hub.Process.Pid, address, clients) })
	}
	k.kill(hub)
}

var benched atomic.Int64

// benchPackage is another one each time.
func benchPackage(tb testing.TB) *bundle.Bundle {
	n := benched.Add(1)
	chance := rand.NewChaCha8([32]byte{byte(n), byte(n >> 8), byte(n >> 16), byte(n >> 24)})
	var parts []bundle.Part
	for i := range 7 {
		content := make([]byte, 66_000/7)
		_, _ = chance.Read(content) // it never fails
		parts = append(parts, bundle.Part{Path: fmt.Sprintf("part-%d.bin", i), Type: "application/octet-stream", Content: content})
	}
	return must(bundle.New(bundle.Manifest{ID: fmt.Sprintf("bench/p%d", n%100), Version: fmt.Sprintf("1.%d.0", n), State: bundle.Released, Name: bundle.Text{EN: "Order"}}, parts))(tb)
}

// shared deals n pieces of work out to clients and gives how long each took, the shortest first.
func shared(b *testing.B, k *hubKiller, address string, clients, n int, do func(ctx context.Context, r *registry.Registry, i int) error) []time.Duration {
	took := make([]time.Duration, n)
	var next atomic.Int64
	var all sync.WaitGroup
	for range clients {
		r := k.registry(address)
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				began := time.Now()
				if err := do(b.Context(), r, i); err != nil {
					b.Error(err)
				}
				took[i] = time.Since(began)
			}
		})
	}
	all.Wait()
	slices.Sort(took)
	return took
}

func reportTimes(b *testing.B, pid int, used time.Duration, took []time.Duration) {
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	b.ReportMetric(ms(took[len(took)/2]), "ms-p50")
	b.ReportMetric(ms(took[len(took)*95/100]), "ms-p95")
	b.ReportMetric(float64(len(took))/b.Elapsed().Seconds(), "packages/s")
	if runtime.GOOS == "linux" {
		b.ReportMetric(ms(processTime(b, pid)-used)/float64(len(took)), "hub-cpu-ms")
		b.ReportMetric(float64(peak(b, pid))/1024, "MB-at-most")
	}
	b.ReportMetric(0, "ns/op")
}

func benchPush(b *testing.B, k *hubKiller, pid int, address string, clients int) {
	packages := make([]*bundle.Bundle, b.N)
	for i := range packages {
		packages[i] = benchPackage(b)
	}
	create, sync := disk(b)
	used := processTime(b, pid)
	b.ResetTimer()
	took := shared(b, k, address, clients, b.N, func(ctx context.Context, r *registry.Registry, i int) error {
		_, err := r.Push(ctx, packages[i], nil)
		return err
	})
	reportTimes(b, pid, used, took)
	b.ReportMetric(create, "ms/create")
	b.ReportMetric(sync, "ms/fsync")
}

func benchPull(b *testing.B, k *hubKiller, pid int, address string, clients int) {
	r := k.registry(address)
	packages := make([]*bundle.Bundle, 50)
	for i := range packages {
		packages[i] = benchPackage(b)
		if _, err := r.Push(b.Context(), packages[i], nil); err != nil {
			b.Fatal(err)
		}
	}
	used := processTime(b, pid)
	b.ResetTimer()
	took := shared(b, k, address, clients, b.N, func(ctx context.Context, r *registry.Registry, i int) error {
		m := packages[i%len(packages)].Manifest
		_, err := r.Pull(ctx, m.ID, m.Version, bundle.Limits{})
		return err
	})
	reportTimes(b, pid, used, took)
}

// disk is how long it takes to make a small file, and to wait until it is on the disk, in milliseconds: the middle of a few.
func disk(tb testing.TB) (create, sync float64) {
	const tries = 15
	var made, synced [tries]time.Duration
	for i := range tries {
		began := time.Now()
		f := must(os.Create(filepath.Join(tb.TempDir(), fmt.Sprint(i))))(tb)
		made[i] = time.Since(began)
		must(f.Write(make([]byte, 10_000)))(tb)
		began = time.Now()
		if err := f.Sync(); err != nil {
			tb.Fatal(err)
		}
		synced[i] = time.Since(began)
		_ = f.Close()
	}
	middle := func(took []time.Duration) float64 {
		slices.Sort(took)
		return float64(took[tries/2].Microseconds()) / 1000
	}
	return middle(made[:]), middle(synced[:])
}

// processTime is how long a process has kept a core busy. Linux counts in hundredths of a second.
func processTime(tb testing.TB, pid int) time.Duration {
	if runtime.GOOS != "linux" {
		return 0
	}
	text := string(must(os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid)))(tb))
	fields := strings.Fields(text[strings.LastIndex(text, ")")+1:])
	user, system := must(strconv.Atoi(fields[11]))(tb), must(strconv.Atoi(fields[12]))(tb)
	return time.Duration(user+system) * 10 * time.Millisecond
}

// peak is the most memory that a process has had, in KB.
func peak(tb testing.TB, pid int) (kb int) {
	for _, line := range strings.Split(string(must(os.ReadFile(fmt.Sprintf("/proc/%d/status", pid)))(tb)), "\n") {
		if _, err := fmt.Sscanf(line, "VmHWM: %d kB", &kb); err == nil {
			return kb
		}
	}
	return 0
}
