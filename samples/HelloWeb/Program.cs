// Provides a Dubbo service over HTTP. Start it with dotnet run --project samples/HelloWeb
// and open http://localhost:5000/hello/world and /health
using DubboNet;
using Greeting;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddDubboClient<IGreeter>().UseAddresses(builder.Configuration["greeter"] ?? "dubbo://127.0.0.1:20880");
builder.Services.AddHealthChecks().AddDubboClients();

WebApplication app = builder.Build();
app.MapHealthChecks("/health");
app.MapGet("/hello/{name}", async (string name, IGreeter greeter, CancellationToken cancellationToken) =>
{
    try
    {
        return Results.Text(await greeter.SayHelloAsync(name, cancellationToken));
    }
    catch (NoProviderException e)
    {
        return Results.Problem(e.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
});
app.Run();
