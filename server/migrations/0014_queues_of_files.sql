-- Every queue is shown with what nobody tries any more: files that could not be fetched, wishes to hide that were refused.
create index attachment_failed on cases.attachment (created_at) where state = 'failed';
create index hiding_refused on channels.hiding (changed_at) where state = 'refused';
