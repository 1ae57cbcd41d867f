using System.Diagnostics;
using System.Text.Json.Nodes;
using Entente.Scenarios;
using Entente.Web.Files;

namespace Entente.Web.Jobs;

/// <summary>How far a job is.</summary>
internal enum JobState
{
    /// <summary>Others come first.</summary>
    Waiting,

    /// <summary>It is computed.</summary>
    Running,

    /// <summary>It is answered.</summary>
    Done,

    /// <summary>It has no answer.</summary>
    Failed,

    /// <summary>Somebody stopped it.</summary>
    Cancelled,
}

/// <summary>A question that somebody asked, on its way to an answer.</summary>
/// <param name="id">Its number, from 1.</param>
/// <param name="file">The file that it is about.</param>
/// <param name="verb">The command.</param>
/// <param name="options">Its options, as they were asked.</param>
/// <param name="question">The question.</param>
internal sealed class Job(int id, OpenFile file, string verb, JsonObject options, Question question) : IDisposable
{
    private const double LeastSeconds = 1; // before, what the first draws take says little of the rest

    private readonly CancellationTokenSource stop = new();
    private readonly Lock changing = new();
    private readonly long total = question.Total;
    private Func<Action<int>, CancellationToken, Told>? ask = question.Ask; // until it is over: it holds the scenario as it was
    private JobState state;
    private int done;
    private long began;
    private string? problem;

    /// <summary>Its number.</summary>
    public int Id => id;

    /// <summary>The file that it is about.</summary>
    public OpenFile File => file;

    /// <summary>Whether nothing more will happen to it.</summary>
    public bool IsOver => State is JobState.Done or JobState.Failed or JobState.Cancelled;

    /// <summary>The answer, once there is one.</summary>
    public Told? Told { get; private set; }

    /// <summary>How far it is.</summary>
    public JobState State
    {
        get
        {
            lock (changing)
            {
                return state;
            }
        }
    }

    /// <summary>Answers the question, unless somebody stopped it before.</summary>
    /// <param name="progress">Told after each draw.</param>
    public void Run(Action progress)
    {
        lock (changing)
        {
            if (state != JobState.Waiting)
            {
                return;
            }

            (state, began) = (JobState.Running, Stopwatch.GetTimestamp());
        }

        try
        {
            Told told = ask!(
                drawn =>
                {
                    Volatile.Write(ref done, drawn);
                    progress();
                },
                stop.Token);
            Told = told;
            End(JobState.Done, null);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            End(JobState.Cancelled, null);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The end of one question must not be that of the server.
            End(JobState.Failed, Why(fault));
        }
    }

    /// <summary>Stops it; a run keeps the draws that it has, and the same question goes on with them.</summary>
    public void Cancel()
    {
        lock (changing)
        {
            if (IsOver)
            {
                return;
            }

            stop.Cancel();
            if (state == JobState.Waiting)
            {
                (state, ask) = (JobState.Cancelled, null);
            }
        }
    }

    /// <summary>Forgets what it needed while it was not over.</summary>
    public void Dispose() => stop.Dispose();

    /// <summary>What pages are told of it.</summary>
    public JsonObject Json()
    {
        lock (changing)
        {
            int drawn = Volatile.Read(ref done);
            double since = Stopwatch.GetElapsedTime(began).TotalSeconds;
            double? left = state == JobState.Running && drawn > 0 && total > 0 && since >= LeastSeconds
                ? Math.Round(since / drawn * Math.Max(0, total - drawn)) : null;
            return new()
            {
                ["id"] = id,
                ["file"] = file.Id,
                ["verb"] = verb,
                ["options"] = options.DeepClone(),
                ["state"] = JsonLayout.Name(state),
                ["done"] = state == JobState.Done ? total : Math.Min(drawn, total),
                ["of"] = total,
                ["seconds-left"] = left,
                ["problem"] = problem,
            };
        }
    }

    private void End(JobState end, string? why)
    {
        lock (changing)
        {
            ask = null;
            (state, problem) = (end, why is null ? null : Problem.Visible(why));
        }
    }

    private static string Why(Exception fault) => fault switch
    {
        Answers.NothingComputedException or Ensembles.FolderRefusedException or Ensembles.AdditionFailedException or RefusedException =>
            char.ToUpperInvariant(fault.Message[0]) + fault.Message[1..],
        IOException or UnauthorizedAccessException => $"The results cannot be written: {FileFault.Words(fault)}",
        _ => $"This should not have happened ({Unforeseen.Place(fault)}). Please report it with the file that caused it.",
    };
}
