using System.Threading.Channels;

namespace Entente.Web.Files;

/// <summary>Looks after the folder, and tells the pages which files are others than before.</summary>
/// <remarks>The system tells that something happened, not what it came to, and not on every disk: so after a moment of quiet every file is
/// looked at, and every few seconds too. What counts is the content.</remarks>
internal sealed class FolderWatch : IAsyncDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100), LongestWait = TimeSpan.FromSeconds(1),
        BetweenLooks = TimeSpan.FromSeconds(2);

    private readonly ScenarioFolder folder;
    private readonly Events events;
    private readonly Channel<bool> stirred =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource stop = new();
    private readonly Dictionary<string, FileSystemWatcher> watchers = new(StringComparer.Ordinal);
    private readonly Lock looking = new();
    private readonly Dictionary<string, string> told = new(StringComparer.Ordinal);
    private readonly Task work;

    /// <summary>Begins to look.</summary>
    public FolderWatch(ScenarioFolder folder, Events events)
    {
        (this.folder, this.events) = (folder, events);
        work = Task.Run(Work);
    }

    /// <summary>Looks now.</summary>
    public void Look() => Look(tells: true);

    /// <summary>Stops looking.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await work;
        foreach (FileSystemWatcher watcher in watchers.Values)
        {
            watcher.Dispose();
        }

        stop.Dispose();
    }

    private async Task Work()
    {
        bool isFirst = true; // a page asks for everything when it is opened
        while (!stop.IsCancellationRequested)
        {
            try
            {
                Look(tells: !isFirst);
                isFirst = false;
                if (await Stirred(BetweenLooks))
                {
                    long began = Environment.TickCount64;
                    while (Environment.TickCount64 - began < LongestWait.TotalMilliseconds && await Stirred(Quiet))
                    {
                    }
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                isFirst = false; // the folder cannot be read at this moment
                await Task.Delay(BetweenLooks, stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    private async Task<bool> Stirred(TimeSpan within)
    {
        try
        {
            return await stirred.Reader.ReadAsync(stop.Token).AsTask().WaitAsync(within, stop.Token);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private void Look(bool tells)
    {
        lock (looking)
        {
            Watch();
            IReadOnlyList<OpenFile> files = folder.Files();
            bool others = told.Count != files.Count || files.Any(file => !told.ContainsKey(file.Id));
            foreach (OpenFile file in files)
            {
                string version = file.Read()!.Version;
                if (told.TryGetValue(file.Id, out string? before) && before != version && tells)
                {
                    events.Tell(new() { ["kind"] = "file", ["id"] = file.Id, ["version"] = version });
                }

                told[file.Id] = version;
            }

            if (others && tells)
            {
                events.Tell(new() { ["kind"] = "files" });
            }

            foreach (string gone in told.Keys.Except(files.Select(file => file.Id)).ToArray())
            {
                told.Remove(gone);
            }
        }
    }

    private void Watch()
    {
        foreach (string inner in folder.Folders().Where(inner => !watchers.ContainsKey(inner)).ToArray())
        {
            try
            {
                FileSystemWatcher watcher = new(inner)
                {
                    NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName
                    | NotifyFilters.LastWrite | NotifyFilters.Size
                };
                watcher.Changed += Stir;
                watcher.Created += Stir;
                watcher.Deleted += Stir;
                watcher.Renamed += Stir;
                watcher.EnableRaisingEvents = true;
                watchers.Add(inner, watcher);
            }
            catch (Exception e) when (e is IOException or ArgumentException)
            {
                return; // the system watches no more folders; looking every few seconds does
            }
        }

        void Stir(object sender, FileSystemEventArgs e) => stirred.Writer.TryWrite(true);
    }
}
