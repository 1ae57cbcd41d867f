using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Web.Deals;
using Entente.Web.Files;
using Microsoft.AspNetCore.Http;

namespace Entente.Web.Jobs;

/// <summary>Questions, answered one after the other whether or not a page is open. Those that take no time are answered at once.</summary>
internal sealed class JobQueue : IAsyncDisposable
{
    private const int MaxWaiting = 20, MaxKept = 50;
    private const double BetweenReports = 0.25; // seconds

    private static readonly TimeSpan PatienceWithJob = TimeSpan.FromMilliseconds(300);

    private readonly Events events;
    private readonly BlockingCollection<Job> waiting = [];
    private readonly Lock listing = new();
    private readonly SortedDictionary<int, Job> jobs = [];
    private readonly Thread worker;
    private int last;

    /// <summary>Begins to work.</summary>
    /// <param name="events">What pages are told.</param>
    public JobQueue(Events events)
    {
        this.events = events;
        const int megabyte = 1 << 20;
        worker = new(Work, 16 * megabyte) { IsBackground = true, Name = "Questions", Priority = ThreadPriority.BelowNormal };
        worker.Start();
    }

    /// <summary>The jobs, the newest first.</summary>
    public IReadOnlyList<Job> Jobs
    {
        get
        {
            lock (listing)
            {
                return [.. jobs.Values.Reverse()];
            }
        }
    }

    /// <summary>Asks a question about a file.</summary>
    /// <exception cref="RefusedException">It cannot be answered, or too many wait.</exception>
    public Job Ask(OpenFile file, string verb, JsonElement options)
    {
        Question question = Questions.Of(verb, options, file.Read()!.File, run => ResultsFolders.Find(file, run),
            (scenario, plan) => new Plans(file).Find(scenario, plan));
        Job job;
        lock (listing)
        {
            if (!question.IsQuick && jobs.Values.Count(one => !one.IsOver) >= MaxWaiting)
            {
                throw new RefusedException(StatusCodes.Status429TooManyRequests,
                    "Too many questions wait for an answer. Cancel some, or wait.");
            }

            job = new(++last, file, verb, JsonObject.Create(options.Clone())!, question);
            jobs.Add(job.Id, job);
            foreach (Job old in jobs.Values.Where(one => one.IsOver).SkipLast(MaxKept).ToArray())
            {
                jobs.Remove(old.Id);
                old.Dispose();
            }
        }

        if (question.IsQuick)
        {
            job.Run(() => { });
        }
        else
        {
            waiting.Add(job);
        }

        Tell(job);
        return job;
    }

    /// <summary>The job of a number.</summary>
    /// <exception cref="RefusedException">There is none, or it was forgotten.</exception>
    public Job Find(int id)
    {
        lock (listing)
        {
            return jobs.GetValueOrDefault(id) ?? throw RefusedException.Missing("question");
        }
    }

    /// <summary>Stops a job.</summary>
    public void Cancel(Job job)
    {
        job.Cancel();
        Tell(job);
    }

    /// <summary>Stops all work; a run keeps the draws that it has.</summary>
    public ValueTask DisposeAsync()
    {
        waiting.CompleteAdding();
        foreach (Job job in Jobs)
        {
            job.Cancel();
        }

        if (worker.Join(PatienceWithJob))
        {
            waiting.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private void Work()
    {
        foreach (Job job in waiting.GetConsumingEnumerable())
        {
            long told = 0;
            Tell(job);
            job.Run(() =>
            {
                // Pages are told now and then, not ten thousand times.
                long now = Stopwatch.GetTimestamp();
                if (told == 0 || Stopwatch.GetElapsedTime(told, now).TotalSeconds > BetweenReports)
                {
                    told = now;
                    Tell(job);
                }
            });
            Tell(job);
        }
    }

    private void Tell(Job job)
    {
        JsonObject told = job.Json();
        told.Insert(0, "kind", "job");
        events.Tell(told);
    }
}
