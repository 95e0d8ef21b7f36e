// Provides a Dubbo service over HTTP. Start it with dotnet run --project samples/HelloWeb
// and open http://localhost:5000/hello/world and /health
// or call curl http://localhost:5000/greeter/sayHello -H 'Content-Type: application/json' -d '{"name":"world"}'
// With --registry zookeeper://host:2181, all services of the registry are at /dubbo.
using DubboNet;
using Greeting;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddDubboClient<IGreeter>().UseAddresses(builder.Configuration["greeter"] ?? "dubbo://127.0.0.1:20880");
builder.Services.AddHealthChecks().AddDubboClients();
string? registry = builder.Configuration["registry"];
if (registry is not null)
    builder.Services.AddDubboRegistry(registry);

WebApplication app = builder.Build();
app.MapHealthChecks("/health");
app.MapDubboHttp<IGreeter>("/greeter");
app.MapDubboJsonRpc("/rpc");
if (registry is not null)
    app.MapDubboGateway("/dubbo");
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
