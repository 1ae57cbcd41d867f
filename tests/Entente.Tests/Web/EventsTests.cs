using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Entente.Tests.Web;

/// <summary>What pages are told, and how many may listen.</summary>
public sealed class EventsTests
{
    private const int Most = 24;

    [Fact]
    public async Task Five_hundred_streams_keep_nobody_from_working()
    {
        await using OpenWorkbench workbench = await OpenWorkbench.WithTown();
        HttpResponseMessage[] streams = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ =>
            workbench.Http.GetAsync("/api/events", HttpCompletionOption.ResponseHeadersRead)));
        Assert.Equal(Most, streams.Count(stream => (int)stream.StatusCode == 200));
        Assert.Equal(500 - Most, streams.Count(stream => (int)stream.StatusCode == 429));
        (int status, _) = await workbench.Edit(await workbench.IdOf(), (await workbench.State())["version"], "title=Still here");
        Assert.Equal(200, status);
        foreach (HttpResponseMessage stream in streams)
        {
            stream.Dispose();
        }
    }

    [Fact]
    public async Task A_stream_that_is_closed_makes_room_for_another()
    {
        await using OpenWorkbench workbench = await OpenWorkbench.WithTown();
        for (int opened = 0; opened < 2 * Most;)
        {
            using HttpResponseMessage stream = await workbench.Http.GetAsync("/api/events", HttpCompletionOption.ResponseHeadersRead);
            opened += stream.IsSuccessStatusCode ? 1 : 0; // the server may need a moment to see that one was closed
            await Task.Delay(stream.IsSuccessStatusCode ? 0 : 50);
        }
    }

    [Fact]
    public async Task Every_page_is_told_of_a_change_by_one_of_them()
    {
        await using OpenWorkbench workbench = await OpenWorkbench.WithTown();
        string id = await workbench.IdOf();
        using StreamReader one = await workbench.Events(), other = await workbench.Events();
        await Task.Delay(500); // the first look tells nothing
        JsonObject state = (await workbench.Edit(id, (await workbench.State())["version"], "title=One")).Answer;
        foreach (StreamReader page in new[] { one, other })
        {
            JsonObject told = await OpenWorkbench.Next(page);
            Assert.Equal(("file", id, (string?)state["version"]), ((string?)told["kind"], (string?)told["id"], (string?)told["version"]));
        }
    }

    [Fact]
    public async Task The_server_stops_within_a_second_while_pages_listen()
    {
        OpenWorkbench workbench = await OpenWorkbench.WithTown();
        StreamReader[] pages = [await workbench.Events(), await workbench.Events(), await workbench.Events()];
        long began = Stopwatch.GetTimestamp();
        await workbench.DisposeAsync();
        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 0, 1);
        Array.ForEach(pages, page => page.Dispose());
    }
}
