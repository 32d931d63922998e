-- Waits are written anew when they end, and stand among old ones then: by blocks, a look at the last hours read a fifth of all. The wall looks each second.
drop index service_levels.episode_started;
create index episode_started on service_levels.episode (started_at);
