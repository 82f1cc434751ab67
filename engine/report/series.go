package report

import (
	"math"

	"sandtable/engine/compile"
	"sandtable/engine/simulate"
)

// Series is how the run went over time, from its very start, the warm-up included, in
// buckets of equal width. Each number is the mean over its bucket and over the
// replications that came into it, each weighing as long as it was in it.
type Series struct {
	Bucket       float64              `json:"bucketSeconds" doc:"Width of a bucket; the first begins at the start of the run"`
	Replications []int                `json:"replications" doc:"By bucket: replications that came into it; what comes after the end of one is in no mean"`
	InProgress   Band                 `json:"inProgress" doc:"Cases under way"`
	Queues       map[string][]float64 `json:"queues" doc:"By task: executions that wait for people; a task at which nothing ever waited is left out"`
	Busy         map[string][]float64 `json:"busy" doc:"By role: people at work, overtime included; somebody who does several things at once counts for each"`
	OnShift      map[string][]float64 `json:"onShift" doc:"By role: people on shift, counted by what each can do at once"`
	Stock        map[string][]float64 `json:"stock,omitempty" doc:"By stock: its level"`
}

// Band is a level by bucket, and how far apart replications were.
type Band struct {
	Mean []float64 `json:"mean"`
	Low  []float64 `json:"low" doc:"Mean over the bucket in the replication with the least"`
	High []float64 `json:"high" doc:"Mean over the bucket in the replication with the most"`
}

func series(p *compile.Program, r *simulate.Result) Series {
	all := &r.Series
	standing := all.Standing()
	if standing == nil {
		standing = []int{}
	}
	s := Series{Bucket: float64(all.Width()) / second, Replications: standing,
		Queues: map[string][]float64{}, Busy: map[string][]float64{}, OnShift: map[string][]float64{}}
	means := func(areas []simulate.Area, scale float64) []float64 {
		row := make([]float64, len(standing))
		for b := range row {
			row[b] = fine(all.Mean(areas, b) / scale)
		}
		return row
	}
	s.InProgress = band(all, means(all.InProgress(), 1))
	for k, at := range p.Tasks {
		if !simulate.Sum(all.Queue(k)).IsZero() {
			s.Queues[string(p.Net.Nodes[at].ID)] = means(all.Queue(k), 1)
		}
	}
	for i := range p.Roles {
		s.Busy[p.Roles[i].ID] = means(all.Busy(compile.RoleID(i)), 1)
		s.OnShift[p.Roles[i].ID] = means(all.There(compile.RoleID(i)), 1)
	}
	for i := range p.Stocks {
		if s.Stock == nil {
			s.Stock = map[string][]float64{}
		}
		s.Stock[p.Stocks[i].ID] = means(all.Stock(compile.StockID(i)), 1000)
	}
	return s
}

// band finds the replications with the least and with the most in each bucket.
func band(s *simulate.Series, mean []float64) Band {
	b := Band{Mean: mean, Low: make([]float64, len(mean)), High: make([]float64, len(mean))}
	for i := range mean {
		b.Low[i] = math.Inf(1)
	}
	for k := range s.Ends {
		areas := s.InProgressOf(k)
		for i := range mean {
			if lived := s.Lived(k, i); lived > 0 {
				v := fine(areas[i].Float() / float64(lived))
				b.Low[i], b.High[i] = min(b.Low[i], v), max(b.High[i], v)
			}
		}
	}
	return b
}

// fine rounds to what a chart can show, which keeps reports short.
func fine(v float64) float64 { return math.Round(v*1e4) / 1e4 }
