using System.Text.Json.Nodes;
using Entente.Tests.Pages;

namespace Entente.Tests.Web;

/// <summary>What a user does in a page with a mouse and a keyboard. Elements are given as expressions of the page.</summary>
internal sealed class Hand(Tab tab)
{
    private const int DragSteps = 8;

    /// <summary>A button, link or tab by its role and what it is called.</summary>
    public static string Called(string elements, string name) =>
        $"[...document.querySelectorAll({Quoted(elements)})].find(e => e.textContent.trim() === {Quoted(name)})";

    /// <summary>The first element that a selector finds.</summary>
    public static string First(string selector) => $"document.querySelector({Quoted(selector)})";

    /// <summary>Waits for an element that can be used, and clicks into its middle.</summary>
    public async Task Click(string element)
    {
        (double x, double y) = await Middle(element);
        await Mouse("mousePressed", x, y, 1);
        await Mouse("mouseReleased", x, y, 0);
    }

    /// <summary>Takes an element in its middle, moves it sideways, and lets it go.</summary>
    public async Task Drag(string element, double pixels)
    {
        (double x, double y) = await Middle(element);
        await Mouse("mousePressed", x, y, 1);
        for (int step = 1; step <= DragSteps; step++)
        {
            await Mouse("mouseMoved", x + (pixels * step / DragSteps), y, 1);
        }

        await Mouse("mouseReleased", x + pixels, y, 0);
    }

    /// <summary>Types into what has the focus.</summary>
    public Task Type(string text) => tab.Call("Input.insertText", new() { ["text"] = text });

    /// <summary>Presses a key that has no character, such as `ArrowLeft`, so many times.</summary>
    public async Task Press(string key, int times = 1, bool control = false, bool shift = false)
    {
        for (int i = 0; i < times; i++)
        {
            foreach (string kind in new[] { "keyDown", "keyUp" })
            {
                await tab.Call("Input.dispatchKeyEvent", new()
                {
                    ["type"] = kind,
                    ["key"] = key,
                    ["code"] = key.Length == 1 ? $"Key{key.ToUpperInvariant()}" : key,
                    ["windowsVirtualKeyCode"] = Codes.GetValueOrDefault(key, key.Length == 1 ? char.ToUpperInvariant(key[0]) : 0),
                    ["modifiers"] = (control ? 2 : 0) + (shift ? 8 : 0),
                });
            }
        }
    }

    public static string Quoted(string text) => JsonValue.Create(text).ToJsonString();

    private static readonly TimeSpan Still = TimeSpan.FromMilliseconds(60);

    private static readonly Dictionary<string, int> Codes = new(StringComparer.Ordinal)
    {
        ["ArrowLeft"] = 37,
        ["ArrowUp"] = 38,
        ["ArrowRight"] = 39,
        ["ArrowDown"] = 40,
        ["Enter"] = 13,
        ["Escape"] = 27,
        ["Tab"] = 9,
        ["Home"] = 36,
        ["End"] = 35,
    };

    /// <summary>The middle of an element, once it has stopped moving: what has just been opened may still be laid out, and a click into
    /// where it was would hit something else.</summary>
    private async Task<(double X, double Y)> Middle(string element)
    {
        for (string before = ""; ;)
        {
            string place = await tab.Found<string>($$"""
                (e => {
                  if (!e || e.disabled) return null;
                  e.scrollIntoView({ block: 'center', behavior: 'instant' });
                  const box = e.getBoundingClientRect();
                  return JSON.stringify([box.x + box.width / 2, box.y + box.height / 2]);
                })({{element}})
                """);
            if (place == before)
            {
                JsonNode middle = JsonNode.Parse(place)!;
                return (middle[0]!.GetValue<double>(), middle[1]!.GetValue<double>());
            }

            before = place;
            await Task.Delay(Still);
        }
    }

    private Task<JsonNode> Mouse(string kind, double x, double y, int buttons) => tab.Call("Input.dispatchMouseEvent", new()
    {
        ["type"] = kind,
        ["x"] = x,
        ["y"] = y,
        ["button"] = "left",
        ["buttons"] = buttons,
        ["clickCount"] = kind == "mouseMoved" ? 0 : 1,
    });
}
