using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DubboNet.AspNetCore;

/// <summary>Makes the calls of HTTP requests.</summary>
/// <param name="options">The options of the endpoint.</param>
internal sealed class HttpCalls(DubboHttpOptions options)
{
    private static readonly JsonElement None = JsonDocument.Parse("{}").RootElement.Clone();

    /// <summary>Makes the call whose arguments are in the body.</summary>
    /// <param name="context">The request.</param>
    /// <param name="find">Finds the service and its invoker.</param>
    /// <param name="method">The name of the method.</param>
    public async Task PostAsync(
        HttpContext context, Func<HttpContext, ValueTask<(JsonService Service, IDubboInvoker Invoker)>> find, string method)
    {
        try
        {
            (JsonService service, IDubboInvoker invoker) = await find(context).ConfigureAwait(false);
            ServiceMethod[] overloads = service.Find(method);
            JsonCall call;
            using (JsonDocument? body = await JsonBody.ReadAsync(context.Request, options).ConfigureAwait(false))
                call = service.Prepare(overloads, body?.RootElement ?? None);
            await CallAsync(context, call, invoker).ConfigureAwait(false);
        }
        catch (Exception e) when (!context.Response.HasStarted && CallFailure.Create(e, options) is { } failure)
        {
            await FailAsync(context, failure, e).ConfigureAwait(false);
        }
    }

    /// <summary>Makes the call of a safe method whose arguments are in the query.</summary>
    /// <param name="context">The request.</param>
    /// <param name="service">The service.</param>
    /// <param name="method">The name of the method.</param>
    /// <param name="invoker">The invoker of the service.</param>
    public async Task GetAsync(HttpContext context, JsonService service, string method, IDubboInvoker invoker)
    {
        try
        {
            ServiceMethod[] overloads = [.. service.Find(method).Where(overload => overload.IsSafe)];
            IQueryCollection query = context.Request.Query;
            ServiceMethod chosen = overloads.Length == 1 ? overloads[0] : JsonService.Choose(overloads, [.. query.Keys]);
            JsonCall call;
            using (JsonDocument arguments = new QueryArguments(service, options.MaxDepth).Read(chosen, query))
                call = service.Prepare([chosen], arguments.RootElement);
            await CallAsync(context, call, invoker).ConfigureAwait(false);
        }
        catch (Exception e) when (!context.Response.HasStarted && CallFailure.Create(e, options) is { } failure)
        {
            await FailAsync(context, failure, e).ConfigureAwait(false);
        }
    }

    private async Task FailAsync(HttpContext context, CallFailure failure, Exception error)
    {
        HttpLog.Failed(GetLogger(context), context.Request.Path, failure.Status, error);
        if (!context.RequestAborted.IsCancellationRequested)
            await ProblemResponse.WriteAsync(context.Response, failure, options).ConfigureAwait(false);
    }

    private async Task CallAsync(HttpContext context, JsonCall call, IDubboInvoker invoker)
    {
        DubboCallOptions callOptions = HttpCallOptions.Create(context.Request, options);
        object? result;
        try
        {
            result = await call.InvokeAsync(invoker, callOptions, context.RequestAborted).ConfigureAwait(false);
        }
        finally
        {
            HttpCallOptions.SetHeaders(context.Response, callOptions.ResponseAttachments, options);
        }

        if (call.Method.IsVoid)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        byte[] json = call.Write(result, options, options.IncludeClasses);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = json.Length;
        await context.Response.Body.WriteAsync(json, context.RequestAborted).ConfigureAwait(false);
    }

    private static ILogger GetLogger(HttpContext context) =>
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(HttpLog.Category);
}
