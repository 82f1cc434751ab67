package simulate

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"reflect"
	"testing"
	"time"

	"sandtable/engine/compile"
	"sandtable/engine/scenario"
	"sandtable/engine/sketch"
)

// TestThePlainWayIsTheLongOneMadeShort plays plain programs both ways: every record and
// every figure is the same.
func TestThePlainWayIsTheLongOneMadeShort(t *testing.T) {
	const text = `
		startEvent s
		task A
		parallelGateway p
		task B
		task C
		parallelGateway q
		exclusiveGateway x
		task D
		endEvent e
		endEvent stop terminate
		s -> A 1
		A -> p 2
		p -> B 3
		p -> C 4
		B -> q 5
		C -> q 6
		q -> x 7
		x -> A back
		x -> D on
		x -> stop off
		D -> e 8`
	office := []scenario.WeekShift{{Days: []scenario.Day{1, 2, 3, 4, 5}, From: scenario.TimeOfDay(9 * time.Hour), To: scenario.TimeOfDay(17 * time.Hour)}}
	minutes := func(n int) *scenario.Distribution {
		return &scenario.Distribution{Kind: scenario.Exponential, Mean: scenario.Duration(n) * scenario.Duration(time.Minute)}
	}
	s := &scenario.Scenario{Start: time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC), Zone: "UTC",
		Arrivals:  map[string]*scenario.Arrival{"s": {Every: minutes(40)}},
		Calendars: map[string]*scenario.Calendar{"office": {Week: office}},
		Roles: map[string]*scenario.Role{
			"clerk":  {Headcount: 3, Calendar: "office", CostPerHour: 36_000_000, Terms: scenario.Terms{CostPerUse: 10_000, AtOnce: 2, IdleCostPerHour: 1_000_000}},
			"night":  {Headcount: 1, CostPerHour: 50_000_000},
			"closer": {Headcount: 1, Calendar: "office", Terms: scenario.Terms{ShiftEnd: scenario.Finish, OvertimeFactor: 1.5}, CostPerHour: 20_000_000},
		},
		Tasks: map[string]*scenario.Task{
			"A": {Duration: minutes(30), Roles: []string{"clerk", "night"}, Cost: 5_000_000},
			"B": {Duration: minutes(25), Roles: []string{"clerk"}, By: map[string]*scenario.Distribution{"clerk": minutes(20)}},
			"C": {Duration: minutes(5)},
			"D": {Duration: minutes(15), Roles: []string{"closer"}},
		},
		Branches: map[string]map[string]float64{"x": {"back": .2, "on": .7, "off": .1}},
		Run:      scenario.Run{Cases: 3000, Replications: 3, Seed: 7, Warmup: scenario.Warmup{Length: scenario.Duration(100 * time.Hour)}}}
	play := func(plain bool) (*Result, string) {
		p, err := compile.Definitions(sketch.Process(text), s)
		if err != nil {
			t.Fatal(err)
		}
		if !p.Plain {
			t.Fatal("the program is not plain")
		}
		p.Plain = plain
		var log bytes.Buffer
		r, err := Program(context.Background(), p, Options{Observe: func(r *Record) error {
			fmt.Fprintln(&log, *r)
			return nil
		}})
		if err != nil {
			t.Fatal(err)
		}
		return r, log.String()
	}
	short, shortLog := play(true)
	long, longLog := play(false)
	if shortLog != longLog {
		t.Error("the logs differ")
	}
	mark(reflect.ValueOf(short).Elem())
	mark(reflect.ValueOf(long).Elem())
	if !reflect.DeepEqual(short, long) {
		t.Error("the results differ")
	}
}

// mark puts -1 in the place of every NaN, which would equal nothing.
func mark(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			mark(v.Field(i))
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			mark(v.Index(i))
		}
	case reflect.Float64:
		if v.CanSet() && math.IsNaN(v.Float()) {
			v.SetFloat(-1)
		}
	}
}
