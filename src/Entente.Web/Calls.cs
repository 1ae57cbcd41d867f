using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Entente.Web;

/// <summary>Which call is answered by whom: by its method and its address, of which some parts are values.</summary>
/// <remarks>Some thirty addresses are looked through faster than the framework's routing is set up, for which the first page would
/// wait.</remarks>
internal sealed class Calls
{
    private readonly List<Call> all = [];

    /// <summary>Answers calls that read.</summary>
    /// <param name="address">The address; `{name}` stands for a value.</param>
    /// <param name="answer">Who answers. The values are those of the route.</param>
    public void Get(string address, RequestDelegate answer)
    {
        Add(HttpMethods.Get, address, answer);
        Add(HttpMethods.Head, address, answer);
    }

    /// <summary>Answers calls that ask for something to be done.</summary>
    public void Post(string address, RequestDelegate answer) => Add(HttpMethods.Post, address, answer);

    /// <summary>Answers calls that take something away.</summary>
    public void Delete(string address, RequestDelegate answer) => Add(HttpMethods.Delete, address, answer);

    /// <summary>Answers a call.</summary>
    /// <exception cref="RefusedException">There is nothing at its address, or it is not asked for like this.</exception>
    public Task Answer(HttpContext call)
    {
        string[] parts = Parts(call.Request.Path.Value!);
        Call[] here = [.. all.Where(one => one.Fits(parts))];
        if (here.FirstOrDefault(one => HttpMethods.Equals(one.Method, call.Request.Method)) is Call found)
        {
            found.Take(parts, call.Request.RouteValues);
            return found.Answer(call);
        }

        call.Response.Headers.Allow = here.Length == 0 ? default : string.Join(", ", here.Select(one => one.Method));
        throw new RefusedException(here.Length == 0 ? StatusCodes.Status404NotFound : StatusCodes.Status405MethodNotAllowed,
            "There is nothing at this address.");
    }

    private void Add(string method, string address, RequestDelegate answer) => all.Add(new(method, Parts(address), answer));

    private static string[] Parts(string address) => address.Split('/');

    private sealed record Call(string Method, string[] Address, RequestDelegate Answer)
    {
        public bool Fits(string[] parts)
        {
            if (parts.Length != Address.Length)
            {
                return false;
            }

            for (int i = 0; i < parts.Length; i++)
            {
                if (IsValue(Address[i]) ? parts[i].Length == 0 : parts[i] != Address[i])
                {
                    return false;
                }
            }

            return true;
        }

        public void Take(string[] parts, RouteValueDictionary values)
        {
            for (int i = 0; i < parts.Length; i++)
            {
                if (IsValue(Address[i]))
                {
                    values[Address[i][1..^1]] = parts[i];
                }
            }
        }

        private static bool IsValue(string part) => part.StartsWith('{');
    }
}
