using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Entente.Tests.Web;

/// <summary>What other pages, other users of the machine and other programs may try.</summary>
public sealed class GuardTests : IAsyncLifetime
{
    private OpenWorkbench workbench = null!;

    public async ValueTask InitializeAsync() => workbench = await OpenWorkbench.WithTown();

    public ValueTask DisposeAsync() => workbench.DisposeAsync();

    // A name of somebody else's that leads to 127.0.0.1 makes that somebody's page "same origin" with us.
    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:{port}")]
    [InlineData("localhost:{port}")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    [InlineData("127.0.0.1.nip.io:{port}")]
    [InlineData("[::1]:{port}")]
    public async Task Another_host_is_not_answered(string host)
    {
        foreach (string address in new[] { "/", "/api/files", "/results/x/report.html" })
        {
            Assert.StartsWith("HTTP/1.1 421 ", await Raw($"GET {address} HTTP/1.1", $"Host: {host.Replace("{port}", Port)}", Secret),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_address_within_the_first_line_is_held_to_the_same_host() => Assert.True(
        (await Raw("GET http://evil.example/api/files HTTP/1.1", Host, Secret)).Split(' ')[1] is "400" or "421");

    [Fact]
    public async Task Two_hosts_or_none_are_none()
    {
        Assert.StartsWith("HTTP/1.1 400 ", await Raw("GET / HTTP/1.1", Host, "Host: evil.example"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 400 ", await Raw("GET / HTTP/1.1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Origin: http://evil.example")]
    [InlineData("Origin: null")]
    [InlineData("Origin: http://127.0.0.1:1")]
    [InlineData("Origin: https://127.0.0.1:{port}")]
    [InlineData("Sec-Fetch-Site: cross-site")]
    [InlineData("Sec-Fetch-Site: same-site")] // another port of this machine
    public async Task A_call_of_another_page_is_refused(string header)
    {
        string given = header.Replace("{port}", Port);
        Assert.StartsWith("HTTP/1.1 403 ", await Raw("GET /api/files HTTP/1.1", Host, Secret, given), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 403 ", await Raw("POST /api/check HTTP/1.1", Host, Secret, given, "Content-Type: application/json",
            "Content-Length: 2", "", "{}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_itself_is_answered()
    {
        string[] itself = [$"Origin: {workbench.Origin}", "Sec-Fetch-Site: same-origin"];
        foreach (string[] from in new[] { [], ["Sec-Fetch-Site: none"], itself })
        {
            Assert.StartsWith("HTTP/1.1 200 ", await Raw(["GET / HTTP/1.1", Host, .. from]), StringComparison.Ordinal);
            Assert.StartsWith("HTTP/1.1 200 ", await Raw(["GET /api/files HTTP/1.1", Host, Secret, .. from]), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wrong")]
    [InlineData("{secret}x")]
    [InlineData("{start}")]
    [InlineData("{secret}, {secret}")]
    public async Task A_call_without_the_secret_is_refused(string? given)
    {
        string[] header = given is null ? []
            : [$"X-Entente-Secret: {given.Replace("{secret}", workbench.Secret).Replace("{start}", workbench.Secret[..^1])}"];
        foreach (string call in new[]
            {
                "GET /api/files", "GET /API/files", "GET /%61pi/files", "GET /api/events", "GET /api", "GET /api/nothing",
            })
        {
            Assert.StartsWith("HTTP/1.1 401 ", await Raw([$"{call} HTTP/1.1", Host, .. header]), StringComparison.Ordinal);
        }
    }

    // What the command line of a browser shows to every user of the machine opens once.
    [Fact]
    public async Task A_key_gives_the_secret_once()
    {
        string key = workbench.AddressOnce().Split("/#once=")[1];
        Assert.DoesNotContain(workbench.Secret, key, StringComparison.Ordinal);
        string answer = await Enter(key);
        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        Assert.Contains($$"""{"secret":"{{workbench.Secret}}"}""", answer, StringComparison.Ordinal);
        foreach (string tried in new[] { key, "", workbench.Secret, workbench.AddressOnce().Split("/#once=")[1][..^1] })
        {
            Assert.StartsWith("HTTP/1.1 401 ", await Enter(tried), StringComparison.Ordinal);
        }

        Task<string> Enter(string given)
        {
            string body = $$"""{"key":"{{given}}"}""";
            return Raw("POST /api/enter HTTP/1.1", Host, "Content-Type: application/json", $"Content-Length: {body.Length}", "", body);
        }
    }

    [Fact]
    public async Task The_secret_is_another_at_every_start_and_taken_from_nowhere_else()
    {
        string before = workbench.Secret;
        await workbench.Restart();
        Assert.NotEqual(before, workbench.Secret);
        Assert.True(before.Length >= 40);
        Assert.StartsWith("HTTP/1.1 401 ", await Raw("GET /api/files HTTP/1.1", Host, $"Cookie: X-Entente-Secret={workbench.Secret}"),
            StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 401 ", await Raw($"GET /api/files?secret={workbench.Secret} HTTP/1.1", Host), StringComparison.Ordinal);
    }

    // What a form of another page can send without asking first.
    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("")]
    [InlineData("application/json-patch+json")]
    public async Task A_body_that_is_not_called_JSON_is_refused(string type) => Assert.StartsWith("HTTP/1.1 415 ", await Raw(
        "POST /api/check HTTP/1.1", Host, Secret, $"Content-Type: {type}", "Content-Length: 11", "", """{"text":""}"""),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"text":1}""")]
    [InlineData("""{"text":null}""")]
    [InlineData("""{"text":"a","text":"b"}""")]
    [InlineData("""{"text":"a","more":1}""")]
    [InlineData("""{"text":"\ud800"}""")]
    [InlineData("{\"text\":\"a\"")]
    [InlineData("\xFF\xFE")]
    public async Task A_body_that_says_something_else_is_refused(string body)
    {
        using StringContent content = new(body, Encoding.Latin1, "application/json");
        content.Headers.ContentType!.CharSet = null;
        using HttpResponseMessage answer = await workbench.Http.PostAsync("/api/check", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["problem"]!.GetValue<string>());
    }

    [Fact]
    public async Task Deep_nesting_is_refused()
    {
        string deep = $$"""{"version":"x","changes":[{{new string('[', 100_000)}}{{new string(']', 100_000)}}]}""";
        using StringContent content = new(deep, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await workbench.Http.PostAsync($"/api/files/{await workbench.IdOf()}/edit", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Fifty_megabytes_are_refused_and_the_next_call_answered(bool saysItsLength)
    {
        byte[] large = Encoding.UTF8.GetBytes($$"""{"text":"{{new string('x', 50_000_000)}}"}""");
        using HttpRequestMessage call = new(HttpMethod.Post, "/api/check") { Content = new ByteArrayContent(large) };
        call.Content.Headers.ContentType = new("application/json");
        call.Headers.TransferEncodingChunked = !saysItsLength;
        try
        {
            using HttpResponseMessage answer = await workbench.Http.SendAsync(call);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        }
        catch (HttpRequestException)
        {
            // The server hung up while we were still sending.
        }

        await workbench.Get("/api/files");
    }

    [Fact]
    public async Task A_text_of_more_than_a_megabyte_is_refused()
    {
        (int status, _) = await workbench.Post("/api/check", new JsonObject { ["text"] = new string('x', 1_000_001) });
        Assert.Equal(413, status);
    }

    [Fact]
    public async Task Every_answer_keeps_the_browser_from_doing_more_with_it()
    {
        foreach (string call in new[] { "GET / HTTP/1.1", "GET /favicon.ico HTTP/1.1", "GET /nothing HTTP/1.1", "GET /api/files HTTP/1.1",
            "DELETE / HTTP/1.1", "POST / HTTP/1.1" })
        {
            string answer = await Raw(call, Host);
            foreach (string header in new[]
                {
                    "Content-Security-Policy: default-src 'none'; script-src 'self';", "X-Content-Type-Options: nosniff",
                    "Referrer-Policy: no-referrer", "Cross-Origin-Opener-Policy: same-origin",
                    "Cross-Origin-Resource-Policy: same-origin", "Cache-Control: no-store",
                })
            {
                Assert.Contains($"\r\n{header}", answer, StringComparison.Ordinal);
            }

            Assert.DoesNotContain("Access-Control-", answer, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("\r\nServer:", answer, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task An_address_that_is_asked_for_differently_says_how_it_may_be()
    {
        string answer = await Raw("DELETE /api/schema HTTP/1.1", Host, Secret, "Content-Type: application/json");
        Assert.StartsWith("HTTP/1.1 405 ", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nAllow: GET, HEAD\r\n", answer, StringComparison.Ordinal);
        foreach (string nothing in new[] { "/api/files/", "/api/files//deal", "/api/jobs/1/2/3", "/api/FILES", "/api/jobs/-1", "/api/jobs/x" })
        {
            answer = await Raw($"GET {nothing} HTTP/1.1", Host, Secret);
            Assert.StartsWith("HTTP/1.1 404 ", answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Other_verbs_change_nothing()
    {
        string before = await File.ReadAllTextAsync(workbench.PathOf());
        string id = await workbench.IdOf();
        foreach (string verb in new[] { "PUT", "PATCH", "TRACE", "OPTIONS", "CONNECT", "DELETE" })
        {
            string answer = await Raw($"{verb} {(verb == "CONNECT" ? $"127.0.0.1:{Port}" : $"/api/files/{id}")} HTTP/1.1", Host, Secret,
                "Content-Type: application/json", "Content-Length: 2", "", "{}");
            Assert.StartsWith("HTTP/1.1 4", answer, StringComparison.Ordinal);
        }

        Assert.Equal(before, await File.ReadAllTextAsync(workbench.PathOf()));
    }

    [Fact]
    public async Task Only_the_head_is_answered_where_only_the_head_is_asked_for()
    {
        string[] all = ["/", "/favicon.ico", "/api/files", $"/api/files/{await workbench.IdOf()}", "/api/schema", "/api/events"];
        foreach (string address in all)
        {
            string answer = await Raw($"HEAD {address} HTTP/1.1", Host, Secret);
            Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
            Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Only_this_machine_is_listened_to()
    {
        foreach (IPAddress address in (await Dns.GetHostAddressesAsync(Dns.GetHostName())).Where(one => !IPAddress.IsLoopback(one)))
        {
            using Socket socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            await Assert.ThrowsAnyAsync<SocketException>(() => socket.ConnectAsync(address, workbench.Port));
        }
    }

    private string Host => $"Host: 127.0.0.1:{Port}";

    private string Port => workbench.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string Secret => $"X-Entente-Secret: {workbench.Secret}";

    /// <summary>Sends lines as they are, and reads the answer to its end.</summary>
    private async Task<string> Raw(params IEnumerable<string> lines)
    {
        using TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, workbench.Port);
        string[] call = [.. lines];
        int head = Array.IndexOf(call, "");
        call = head < 0 ? [.. call, "Connection: close", "", ""] : [.. call[..head], "Connection: close", .. call[head..]];
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(string.Join("\r\n", call)));
        using StreamReader answer = new(client.GetStream());
        return await answer.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }
}
