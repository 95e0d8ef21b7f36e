using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DubboNet.AspNetCore;

/// <summary>Makes the calls of the page.</summary>
/// <param name="options">The options of the console.</param>
/// <param name="services">Finds the services.</param>
internal sealed class ConsoleCalls(DubboConsoleOptions options, ConsoleServices services)
{
    /// <summary>
    /// Makes the call of the method that the query names. The body has the arguments and the attachments. The response has the result or
    /// the failure, the time that the call took, and the attachments of the provider's response.
    /// </summary>
    public async Task HandleAsync(HttpContext context)
    {
        var outcome = new Outcome();
        try
        {
            await CallAsync(context, outcome).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            outcome.Failure = Describe(context, e);
        }

        if (context.RequestAborted.IsCancellationRequested)
            return;
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output))
            Write(writer, outcome);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = output.WrittenCount;
        await context.Response.Body.WriteAsync(output.WrittenMemory, context.RequestAborted).ConfigureAwait(false);
    }

    private async Task CallAsync(HttpContext context, Outcome outcome)
    {
        using JsonDocument? body = await JsonBody.ReadAsync(context.Request, options.Http).ConfigureAwait(false);
        (JsonElement arguments, Attachments attachments) = ReadBody(body?.RootElement ?? default);
        (JsonService service, IDubboInvoker invoker) = await services.FindAsync(context).ConfigureAwait(false);
        IQueryCollection query = context.Request.Query;
        ServiceMethod[] overloads = service.Find(query["method"].ToString());
        // The page knows which overload it calls.
        if (Array.Find(overloads, method => method.Signature.Descriptor == query["descriptor"]) is { } chosen)
            overloads = [chosen];
        JsonCall call = service.Prepare(overloads, arguments);
        DubboCallOptions callOptions = HttpCallOptions.Create(context.Request, options.Http) with
        {
            Attachments = attachments,
            ResponseAttachments = outcome.Attachments,
        };
        long start = Stopwatch.GetTimestamp();
        object? result;
        try
        {
            result = await call.InvokeAsync(invoker, callOptions, context.RequestAborted).ConfigureAwait(false);
        }
        finally
        {
            outcome.Time = Stopwatch.GetElapsedTime(start);
        }

        outcome.Result = call.Method.IsVoid ? "" : call.WriteIndented(result, options.Http);
    }

    private static (JsonElement Arguments, Attachments Attachments) ReadBody(JsonElement body)
    {
        ValuePath root = ValuePath.Root("$");
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("arguments", out JsonElement arguments))
            throw new JsonValueException(root, "The body must be an object with the arguments.");
        Attachments attachments = [];
        if (!body.TryGetProperty("attachments", out JsonElement pairs))
            return (arguments, attachments);
        if (pairs.ValueKind != JsonValueKind.Object)
            throw new JsonValueException(root.Field("attachments"), "The attachments must be an object with strings.");
        foreach (JsonProperty pair in pairs.EnumerateObject())
        {
            attachments[pair.Name] = pair.Value.ValueKind == JsonValueKind.String
                ? pair.Value.GetString()
                : throw new JsonValueException(root.Field("attachments").Field(pair.Name), "An attachment must be a string.");
        }

        return (arguments, attachments);
    }

    private CallFailure Describe(HttpContext context, Exception error)
    {
        ILogger logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(HttpLog.Category);
        if (CallFailure.Create(error, options.Http) is { } failure)
        {
            HttpLog.Failed(logger, context.Request.Path, failure.Status, error);
            return failure;
        }

        HttpLog.Broken(logger, error);
        return new CallFailure(
            StatusCodes.Status500InternalServerError,
            "The application failed to make the call.",
            options.Http.IncludeExceptionDetails ? error.Message : "The log of the application has the exception.");
    }

    private static void Write(Utf8JsonWriter writer, Outcome outcome)
    {
        writer.WriteStartObject();
        if (outcome.Time is { } time)
            writer.WriteNumber("milliseconds", Math.Round(time.TotalMilliseconds, 2));
        if (outcome.Result is { } result)
            writer.WriteString("result", result);
        if (outcome.Failure is { } failure)
        {
            writer.WriteStartObject("failure");
            writer.WriteString("title", failure.Title);
            failure.WriteMembers(writer);
            writer.WriteEndObject();
        }

        writer.WriteStartObject("attachments");
        foreach ((string key, object? value) in outcome.Attachments)
            writer.WriteString(key, Convert.ToString(value, CultureInfo.InvariantCulture));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>What is known when a call has ended.</summary>
    private sealed class Outcome
    {
        public Attachments Attachments { get; } = [];

        public TimeSpan? Time { get; set; }

        public string? Result { get; set; }

        public CallFailure? Failure { get; set; }
    }
}
