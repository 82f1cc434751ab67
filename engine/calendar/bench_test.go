package calendar

import (
	"testing"
	"time"
)

func BenchmarkTimeline(b *testing.B) {
	lunch := on(workdays, hoursOf(9, 12), hoursOf(13, 17))
	var holidays []Exception
	for year := 2026; year < 2046; year++ {
		for month := time.January; month <= time.December; month++ {
			holidays = append(holidays, Exception{Date: Date{year, month, 1}})
		}
	}
	for _, c := range []struct {
		name string
		axis
	}{
		{"weekly", lay(b, "Asia/Shanghai", "Mon 2026-01-05 09:00:00", lunch)},
		{"summer time", lay(b, "Europe/Berlin", "Mon 2026-01-05 09:00:00", lunch)},
		{"summer time and 240 holidays", lay(b, "Europe/Berlin", "Mon 2026-01-05 09:00:00", lunch, holidays...)},
	} {
		const span = 10 * 365 * int64(day)
		run := func(name string, ask func(at int64) int64) {
			b.Run(c.name+"/"+name, func(b *testing.B) {
				b.ReportAllocs()
				at, sum := int64(0), int64(0)
				for b.Loop() {
					if at += 7_777_777_777_777; at > span {
						at -= span
					}
					sum += ask(at)
				}
				_ = sum
			})
		}
		run("Next", c.Next)
		run("Until", c.Until)
		run("Period", func(at int64) int64 { _, till := c.Period(at); return till })
		run("Add an hour", func(at int64) int64 { return c.Add(at, int64(time.Hour)) })
		run("Add three weeks", func(at int64) int64 { return c.Add(at, int64(120*time.Hour)) })
		run("Worked", func(at int64) int64 { return c.Worked(at, at+int64(day)) })
		run("Open", func(at int64) int64 {
			if c.Open(at) {
				return 1
			}
			return 0
		})
	}
}

func BenchmarkFrom(b *testing.B) {
	c, err := New(zone(b, "Europe/Berlin"), on(workdays, nine), nil)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		c.From(time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC))
	}
}
